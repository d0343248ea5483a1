"""Sentences of our own in Spanish, in the way people talk in therapy; half of them tempt and identify nobody."""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


IDENTIFYING = _lines("""
Me llamo {F}.
Mi nombre es {F}.
Mi nombre es {P} pero me dicen {P}.
Soy {F}, llamo por mi cita.
Hola {P}, ¿cómo estás?
Buenos días, {P}.
Gracias, {P}.
¿Qué piensas tú, {P}?
Mi hermana {P} no me habla.
Mi hermano se llama {P}.
Mi esposo {P} trabaja de noche.
Mi mujer, {P}, se fue de casa.
Mi hija {P} empieza la escuela en otoño.
Mi hijo {P} tiene siete años.
Mis hijos son {P} y {P}.
Mi mamá, {P}, me llamó llorando.
Mi papá {P} tomaba mucho.
Mi amiga {P} me trajo.
Mi novio {P} me pegó una vez.
Mi jefe {P} me grita.
La doctora {L} me cambió la pastilla.
El doctor {L} dijo que era normal.
La señora {L} cuida a los niños.
Don {P} vive al lado.
Tía {P} nos crió.
Le dije a {P} que no.
{P} me dijo que no vale la pena.
{P} no me contesta.
{P} siempre hace lo mismo.
{P} y yo peleamos el domingo.
Hablé con {P} ayer.
Extraño mucho a {P}.
Tengo miedo de {P}.
Vivía con {P}.
Fue idea de {P}.
La casa de {P} queda lejos.
Desde que {P} se fue no duermo.
Cuando murió {P} dejé de comer.
Vivo en {T}.
Nací en {T}.
Soy de {T}.
Crecí en {T} con mi abuela.
Nos mudamos a {T}.
Mi familia está en {T}.
Me detuvieron en {T}.
Trabajo en {O}.
Trabajaba en {O} hasta el año pasado.
Me despidieron de {O}.
Mi hija estudia en {SC}.
Estuve ingresada en {H}.
Me llevaron a {H}.
Vamos a {C} los domingos.
Vivo en la calle {L} 24.
Mi dirección es calle {L}, número 8, piso 2.
Vivo en la avenida {L} {N}.
Mi teléfono es {PH}.
Mi número es {PH}.
Mi correo es {EM}.
Mi seguro es {ID}.
Mi número de historia es {ID}.
Nací el 3 de mayo de 1962.
Nació el 14 de octubre del 98.
La boda es el 8 de junio.
Mi cumpleaños es el 21 de marzo.
Murió el 2 de enero de 2019.
La cita es el 15 de noviembre.
""")
TEMPTING = _lines("""
Me siento muy cansada.
No duermo bien desde marzo.
El domingo fui a misa.
Los lunes son lo peor.
Mi mamá me llamó ayer.
Mi hermana dice que exagero.
La doctora dijo que descanse.
Tomo sertralina por la noche.
Tengo mucha esperanza.
Perdí la fe.
Es una cruz que cargo.
Me da paz.
Estoy sola en casa.
Fui al hospital con mi mamá.
Trabajo de noche.
Trabajo en una tienda.
Vivo con mis padres.
Me gusta leer.
Tengo treinta y cuatro años.
Dormí cuatro horas.
Hace dos semanas que empezó.
Llevo tres meses sin tomar.
Del uno al diez, un siete.
Ojalá mejore.
¿Y qué sentiste entonces?
¿Cómo fue para ti?
Dime más sobre eso.
Respira hondo.
Gracias a Dios estoy bien.
Ay, Dios mío.
En Navidad peleamos.
Veo Netflix toda la noche.
Mi abuelo tenía Alzheimer.
Hacemos terapia cognitiva.
El verano fue difícil.
Salí a la calle a caminar.
Iba por la avenida y me mareé.
El sol me ayuda.
Me dolía el pecho.
Mi jefe me gritó.
Mi esposo trabaja mucho.
Los niños están bien.
No sé, doctora.
Sí, claro, entiendo.
Bueno, pues, o sea.
""")
