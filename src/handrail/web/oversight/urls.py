"""The addresses of supervisors and the practice."""

from django.urls import path

from handrail.web.oversight import constitution, emergencies, handing, home, law, people, sealed

urlpatterns = [
    path("", home.home, name="home"),
    path("constitution/", constitution.constitution, name="constitution"),
    path("law/", law.law, name="law"),
    path("emergencies/", emergencies.openings, name="emergencies"),
    path("emergencies/<uuid:opening_id>/", emergencies.judge, name="judge-opening"),
    path("cosign/", emergencies.to_cosign, name="cosign"),
    path("sealed/", sealed.sealed, name="sealed"),
    path("sealed/<uuid:client_id>/hold/", sealed.hold, name="sealed-hold"),
    path("sealed/<uuid:client_id>/open/", sealed.ask, name="unseal"),
    path("holds/<uuid:hold_id>/lift/", sealed.lift, name="lift-hold"),
    path("unsealings/<uuid:unsealing_id>/agree/", sealed.agree, name="agree"),
    path("unsealings/<uuid:unsealing_id>/", sealed.opened, name="unsealed"),
    path("people/", people.people, name="people"),
    path("people/<int:member_id>/link/", people.renew, name="renew-member"),
    path("people/<int:member_id>/licence/", people.licence, name="licence"),
    path("people/<int:member_id>/access/", people.access, name="access"),
    path("people/<int:member_id>/clients/", handing.hand_on, name="hand-on"),
]
