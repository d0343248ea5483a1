"""Word stock of our own invention for the generator: what organisations, streets, teams and mailboxes are named after.

Names of people and towns come from the public gazetteers instead (`gazetteers.py`).
"""


def _words(text: str) -> list[str]:
    return text.split()


def _phrases(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


TREES = _words(
    "Alder Ash Aspen Birch Cedar Cherry Chestnut Cypress Dogwood Elm Fir Hawthorn Hazel Hickory Juniper Larch Laurel Linden Locust "
    "Magnolia Maple Mulberry Oak Olive Pecan Pine Poplar Redwood Rowan Sequoia Spruce Sumac Sycamore Tamarack Walnut Willow Yew"
)
ANIMALS = _words(
    "Badger Bear Beaver Bluebird Bobcat Bronco Buffalo Cardinal Cougar Coyote Crane Deer Eagle Elk Falcon Finch Fox Gull Hawk Heron "
    "Hornet Jaguar Kestrel Lion Lynx Mustang Osprey Otter Owl Panther Pelican Raven Robin Salmon Sparrow Stag Swan Tiger Trout Wolf"
)
ADJECTIVES = _words(
    "Amber Blue Bright Broken Copper Crimson Early Golden Gray Green Hidden High Humble Iron Little Lone Lucky North Old Open Painted "
    "Quiet Red Rising Rusty Second Silver South Still Sweet Tall True Twin Velvet Western White Wild Yellow"
)
NOUNS = _words(
    "Anchor Anvil Arrow Barn Basket Bell Brick Bridge Candle Canoe Compass Cove Crow Door Fern Field Fork Forge Garden Gate Hammer "
    "Harbor Hearth Hill Ivy Kettle Key Ladder Lamp Lantern Leaf Lighthouse Loaf Mill Moon Needle Orchard Paddle Pebble Pier Plow Porch "
    "Quarry River Root Saddle Sail Spoon Spring Star Stone Table Thistle Timber Tower Trail Wagon Wharf Wheel Window Yard"
)
TRADES = _phrases(
    "Logistics|Freight|Foods|Grocery|Market|Hardware|Lumber|Plumbing|Roofing|Electric|Heating and Cooling|Construction|Builders|Motors|"
    "Auto|Auto Body|Tire|Transport|Trucking|Dispatch|Movers|Storage|Realty|Properties|Insurance|Financial|Credit Union|Bank|Savings|"
    "Capital|Partners|Consulting|Solutions|Software|Systems|Analytics|Labs|Robotics|Media|Press|Printing|Design|Studios|Coffee|Cafe|"
    "Bakery|Diner|Grill|Pizza|Tavern|Brewing|Catering|Kitchen|Hotel|Inn|Lodge|Resort|Cleaners|Laundry|Landscaping|Nursery|Farms|Dairy|"
    "Meats|Seafood|Marine|Steel|Glass|Paper|Plastics|Packaging|Textiles|Furniture|Mattress|Optical|Pharmacy|Books|Records|Toys|Outfitters|"
    "Fitness|Salon|Staffing|Security|Energy|Solar|Telecom|Wireless|Airlines|Cruise Lines|Law Group|Accounting|Daycare|Home Care|Hospice"
)
SYLLABLES = (
    _words(
        "Al Ar Ba Be Bo Bra Ca Ce Cor Cy Da De Dra El Em En Fa Fe Fo Ga Gle Gra Ha He Ho In Ja Jo Ka Ke Kin La Le Lo Lu Ma Me Mi Mo Na"
    ),
    _words(
        "ba bel bi da de dra fa fi ga gen hal ka ki la len li lo ma mi mo na ni no ra ren ri ro sa si so ta ti to va vi vo xa xi za"
    ),
    _words(
        "co cor core dyne fy gen ity ix lia lon max mer nex nix nova on or os ra ric rin sys ta tec tek tis to tra tron va vex via vo zon"
    ),
)
BIG_EMPLOYERS = _phrases(
    "Target|Walmart|Costco|Amazon|Starbucks|McDonald's|Home Depot|Lowe's|Best Buy|Kroger|Safeway|Trader Joe's|Whole Foods|Walgreens|CVS|"
    "UPS|FedEx|Boeing|Intel|Microsoft|Google|Apple|Subway|Chipotle|Taco Bell|Burger King|Wendy's|Dunkin'|Applebee's|Olive Garden|IKEA|"
    "Macy's|Nordstrom|Kohl's|Old Navy|Gap|Verizon|Comcast|Wells Fargo|Chase|Kaiser|Marriott|Hilton|Delta|Southwest|Petco|Publix|Aldi|"
    "Dollar General|Family Dollar|Rite Aid|AutoZone|Sears|Panera|Chick-fil-A|Uber|Lyft|DoorDash|Tesla|Ford|Honda|Toyota|Sysco|Tyson"
)
SAINTS = _words(
    "Agnes Aidan Anne Anthony Barnabas Bede Benedict Bernard Brendan Brigid Catherine Cecilia Clare Columba Dominic Elizabeth Francis "
    "George Helena Hilda Ignatius James Jerome Joseph Jude Kateri Kevin Lawrence Leo Luke Mark Martin Mary Matthew Michael Monica Nicholas "
    "Olaf Patrick Paul Peter Philip Raphael Rita Rose Stephen Theresa Thomas Vincent"
)
VIRTUES = _words(
    "Bethel Calvary Covenant Emmanuel Faith Grace Hope Mercy Peace Providence Redeemer Shepherd Trinity Unity Victory Zion Living Water"
)
CHURCHES = _phrases(
    "Lutheran|Baptist|Methodist|Presbyterian|Episcopal|Assembly|Fellowship|Chapel|Tabernacle|Community Church|Bible Church|"
    "Baptist Church|Lutheran Church|AME|Church of God|Ministries|Cathedral|Parish|Worship Center"
)
STREETS = _phrases(
    "Street|Avenue|Road|Drive|Lane|Boulevard|Court|Place|Way|Terrace|Circle|Loop|Trail|Parkway|Highway|Crescent|Square|Row|Alley|Pike"
)
STREETS_SHORT = {
    "Street": "St",
    "Avenue": "Ave",
    "Road": "Rd",
    "Drive": "Dr",
    "Lane": "Ln",
    "Boulevard": "Blvd",
    "Court": "Ct",
    "Place": "Pl",
}
DOMAINS = _words("gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com proton.me comcast.net live.com mail.com")
COUNTRIES = _phrases(
    "Mexico|Canada|Guatemala|Honduras|Brazil|Colombia|Peru|Ireland|England|Scotland|France|Germany|Spain|Italy|Poland|Ukraine|Russia|"
    "Turkey|Egypt|Nigeria|Ghana|Kenya|Ethiopia|Somalia|India|Pakistan|Nepal|China|Japan|Korea|Vietnam|Thailand|Philippines|Haiti|Cuba|Jamaica"
)
STATES = _phrases(
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|"
    "Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Jersey|New Mexico|"
    "North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|"
    "Virginia|Wisconsin|Wyoming"
)
MONTHS = _words("January February March April May June July August September October November December")
NOT_US = _phrases(
    "Aarav Abebe Adaeze Adunni Agnieszka Ahmad Aiko Aisling Akosua Alejandra Amara Aminata Anjali Aoife Apinya Arjun Asel Ashok Ayodele Azadeh "
    "Baraka Batbayar Bjorn Bogdan Caoimhe Chiamaka Chidi Chinonso Chukwuemeka Dariusz Deepika Dilnoza Divya Dmitro Ebru Efua Eleni Emeka Enrique "
    "Esperanza Fadumo Farhad Fatoumata Fikret Folasade Gaurav Ghazal Giorgos Gulnara Gwang Habiba Hamza Haruki Heitor Hodan Hyejin Ifeoma Ikram "
    "Ilse Imani Ioana Ismet Itzel Jakub Jarek Jelena Jiho Joao Jomo Juanita Kwabena Kamala Katarzyna Kavita Keiko Khadija Khoa Kiran Kofi Kwame "
    "Lakshmi Leticia Linh Lubna Luka Lupita Maciej Magdalena Mahmoud Makena Malgorzata Manoj Marisol Mehmet Meera Mihai Minh Minjun Mohamud Mustafa "
    "Nadezhda Naoko Nasrin Ndidi Neema Ngozi Nguyet Nikhil Nkechi Noor Nyambura Obinna Oksana Olena Olumide Omolara Onur Oyelaran Padma Parisa "
    "Paulina Phuong Pooja Pradeep Priyanka Quang Rajesh Ramesh Reza Roxana Ruqayya Saanvi Sadia Sakura Samira Sandeep Sanjay Sefa Shanelle Shirin "
    "Siddharth Sinead Solvej Soo-jin Sunita Svetlana Tadeusz Tamika Tariq Thandiwe Thanh Tomasz Tuyet Uchenna Umut Usha Valentina Veronika Vikram "
    "Wangari Wei Wiremu Xiomara Xochitl Yaa Yewande Yara Yasmin Yetunde Yolanda Yuki Yusuf Zahra Zanele Zbigniew Zeynep Zofia Zuberi".replace(
        " ", "|"
    )
)
NOT_US_LAST = _phrases(
    "Abubakar Acheampong Adebayo Adeyemi Afolabi Agarwal Akhtar Al-Masri Alvarado Anderssen Appiah Asante Bagheri Balakrishnan Banerjee Batista "
    "Bekele Bhattacharya Bianchi Boateng Bondarenko Calderon Castaneda Chaudhry Chukwu Contreras Dang Delacroix Demir Desai Diallo Dimitrov "
    "Dlamini Dominguez Ekwueme El-Amin Eriksen Fernandes Fitzgerald Fujimoto Gebremariam Ghosh Gunawardena Gutierrez Haile Hashemi Hosseini Huynh "
    "Ibarra Igwe Iyer Jankowski Jovanovic Kaczmarek Kamau Kapoor Karimi Katz Khalil Kimani Kovalenko Kuznetsova Lewandowski Lindqvist Mahlangu "
    "Malhotra Mbeki Mehta Mensah Mohammadi Montoya Moreau Mukherjee Mwangi Nair Nakamura Ndiaye Nikolaidis Nowak Nwosu Ochieng Odhiambo Ogunleye "
    "Okafor Olawale Onyango Osei Otieno Owusu Ozturk Papadopoulos Pereira Petrov Phan Pillai Quispe Rahimi Rajan Ramaswamy Rossi Saeed Sandhu "
    "Santiago Schreiber Sepulveda Shrestha Siddiqui Sithole Sokolov Subramaniam Suleiman Takahashi Tanaka Teixeira Tesfaye Thapa Tran Uddin "
    "Vasquez Venkatesh Villanueva Vukovic Wanjiru Warsame Wojcik Yamamoto Yilmaz Zapata Zelenko Zhang".replace(" ", "|")
)
PETS_AND_NICKS = _words(
    "Bubba Junior Buddy Skip Chip Bo Biscuit Mimi Gigi Pops Nana Papi Mimo Tank Bear Boots Red Ace Duke Peaches Sissy Bunny Cookie Dot Dusty "
    "Fitz Gabe Izzy Jax Jojo Kit Lala Lolo Mags Manny Mo Nell Ozzie Pip Rafa Ro Sully Tito Toots Trey Tuck Vinnie Wink Yaya Zee Zuzu Chuy Pepe Lupe "
    "Nacho Beto Concha Chayo Kiki Coco Dee Teo Bex Jules Frankie Lottie Robbie Stu Reggie Rae Cass Deb Barb Trish Gus Ned Walt Herb Norm Gil Hal Vern"
)
