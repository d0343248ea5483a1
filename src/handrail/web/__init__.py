"""The Django wing: one front end per person, above actions (one file per verb), above records (the only ORM).

project > therapist | client | oversight | public > actions > records
"""
