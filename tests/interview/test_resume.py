"""Text to profile: headings, dates, jobs and skills, in three languages; what is not there stays open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.document_files import RESUME
from interview.catalog import catalog
from interview.jobs import job_of
from interview.periods import claimed_years, periods, years
from interview.profile import Job, Profile, Spoken
from interview.resume import profile_of, suggested
from interview.skills import named, skills_in, taxonomy
from interview.titles import Nearest, titles

NOW = datetime(2026, 11, 25, tzinfo=UTC)
OFFERED = [offer.id for offer in catalog().roles]

SPANISH = """Lucía Ferrándiz
Ingeniera de datos
Experiencia laboral
Ingeniera de datos, Molino Azul S.A.
marzo de 2019 - actualidad
- Diseño de tuberías con Spark y bases de datos relacionales
Formación académica
Grado en Informática, Universidad de Ejemplo, 2018
Conocimientos
Python, aprendizaje automático, control de versiones, metodologías ágiles
Idiomas
Español (nativo), inglés (C1)
"""

GERMAN = """Jannik Overbeck
Softwareentwickler
Berufserfahrung
Seit 04/2020 Softwareentwickler bei Nordlicht GmbH
01.2016 – 03.2020 Werkstudent, Hafenwerk AG
Ausbildung
Bachelor Informatik, Hochschule Beispielstadt, 2016
IT-Kenntnisse
Java, Datenbanken, Qualitätssicherung, maschinelles Lernen
Sprachkenntnisse: Deutsch (Muttersprache), Englisch (verhandlungssicher)
"""


def labels(profile: Profile) -> set[str]:
    return {skill.label for skill in profile.skills}


def test_an_english_resume_gives_all_parts_of_a_profile() -> None:
    profile = profile_of(RESUME, NOW)
    assert profile.headline == "Senior Data Engineer"
    assert profile.years == pytest.approx(9.9, abs=0.2)
    assert labels(profile) >= {"Python", "SQL", "Kafka", "Airflow", "C++"}
    assert profile.roles == (
        Job("Senior Data Engineer", "Larkfield Metrics", "2020-03", ""),
        Job("Data Engineer", "Brightwater Ltd", "2017", "2020"),
    )
    assert [(study.text, study.year) for study in profile.education] == [
        ("BSc Computer Science, University of Exampleton, 2016", "2016")
    ]
    assert profile.languages == (Spoken("English", "native"), Spoken("German", "good"))
    assert suggested(profile, OFFERED).near.role == "data-engineer"
    assert suggested(profile, OFFERED).level == "senior"


def test_a_spanish_resume_is_read_by_its_own_headings_and_names_of_skills() -> None:
    profile = profile_of(SPANISH, NOW)
    assert labels(profile) >= {"Python", "Machine learning", "Git", "Agile", "Spark", "Relational databases"}
    assert (profile.roles[0].title, profile.roles[0].employer) == ("Ingeniera de datos", "Molino Azul S.A.")
    assert profile.years == pytest.approx(7.8, abs=0.1)
    assert profile.languages == (Spoken("Spanish", "native"), Spoken("English", "fluent"))
    assert suggested(profile, OFFERED).near.role == "data-engineer"


def test_a_german_resume_is_read_by_its_own_headings_and_names_of_skills() -> None:
    profile = profile_of(GERMAN, NOW)
    assert labels(profile) >= {"Java", "Databases", "Quality assurance", "Machine learning"}
    assert profile.roles[0] == Job("Softwareentwickler", "Nordlicht GmbH", "2020-04", "")
    assert profile.years == pytest.approx(10.9, abs=0.2)
    assert profile.languages == (Spoken("German", "native"), Spoken("English", "fluent"))
    assert suggested(profile, OFFERED) == suggested(profile_of(GERMAN, NOW), OFFERED)


def test_nothing_to_reach_anybody_by_gets_into_a_profile() -> None:
    told = repr(
        profile_of(RESUME.replace("Senior Data Engineer\n", "Senior Data Engineer, amara.w@mail.example\n"), NOW)
    )
    for secret in ("Amara", "Whitfield", "@", "7946"):
        assert secret not in told


def test_a_page_of_nothing_gives_an_empty_profile() -> None:
    assert profile_of("lorem ipsum\ndolor sit amet", NOW) == Profile()
    assert suggested(Profile(), OFFERED).near == Nearest()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2020 - Mar 2021", 1.2),
        ("2018 – 2020", 2.0),
        ("März 2020 bis heute", 6.8),
        ("desde mayo de 2024", 2.6),
        ("05/2019—04/2020", 1.0),
        ("2021年4月 ～ 現在", 5.7),
        ("2018‑2022", 4.0),
        ("2019 - 2021 and again 2020 - 2022", 3.0),
        ("2022 - 2019", None),
        ("Tel. 2019-555-2020", None),
        ("in 2019", None),
    ],
)
def test_spans_of_time_are_told_in_many_ways(text: str, expected: float | None) -> None:
    assert years(periods(text, NOW), NOW) == (expected if expected is None else pytest.approx(expected, abs=0.1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8+ years in full-stack development", 8),
        ("Más de 5 años de experiencia", 5),
        ("10 Jahre Berufserfahrung", 10),
        ("at least 3 years of professional experience, 2 years of experience with Go", 3),
        ("We are 12 years old", None),
    ],
)
def test_years_are_taken_as_claimed_where_no_dates_say_them(text: str, expected: float | None) -> None:
    assert claimed_years(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We go to market and react to what users access; spring and rust follow. See example.net.", {"Go-to-market"}),
        ("Languages: Go, R, C, C++, C#", {"Go", "R", "C", "C++", "C#"}),
        ("Solid understanding of the rest of our swift process", set()),
        ("REST, Node.js/React, PL/SQL und scikit-learn", {"REST APIs", "Node.js", "React", "SQL", "scikit-learn"}),
        ("精通Python和Django", {"Python", "Django"}),
        ("POSTGRESQL, postgres and ｋａｆｋａ", {"PostgreSQL"}),
        ("Excel at what you do", set()),
        ("• Excel\n• Word", {"Excel"}),
    ],
)
def test_skills_are_told_from_common_words(text: str, found: set[str]) -> None:
    assert {place.skill.label for place in skills_in(text)} == found


def test_every_skill_is_found_by_each_of_its_names() -> None:
    for skill in taxonomy().values():
        for name in skill.names:
            place = skills_in(f"Python, {name}, SQL")
            assert skill.id in {each.skill.id for each in place}, (skill.label, name)
    assert named("postgres") == named("PostgreSQL")
    assert named("basket weaving") is None


def test_every_family_of_titles_leads_to_a_role_on_offer() -> None:
    assert all(set(family.roles) & set(OFFERED) for family in titles().families)


@pytest.mark.parametrize(
    ("posting", "title", "role", "level"),
    [
        ("# Software Engineer - Frontend\nTypeScript, 5 years", "Software Engineer", "frontend-engineer", "mid"),
        ("Lead Data Scientist for a big brand. SQL.", "Lead Data Scientist", "ml-engineer", "senior"),
        ("Join us!\nProduct Manager (Internship)", "Product Manager", "product-manager", "junior"),
        (
            "Wir suchen einen DevOps Engineer, 7 Jahre Erfahrung mit Kubernetes",
            "DevOps Engineer",
            "devops-sre",
            "senior",
        ),
        ("Back to Search Results Data Engineer Location: Utrecht. SQL.", "Data Engineer", "data-engineer", "mid"),
        (
            "Job Title Principal Appl. Developer-4711. Java, Spring.",
            "Principal Appl. Developer",
            "backend-engineer",
            "senior",
        ),
        ("Node.js, Docker. Labels: Mid, Lead", "", "backend-engineer", "senior"),
        ("You will keep Kubernetes, Terraform and Jenkins running.", "", "devops-sre", "mid"),
    ],
)
def test_a_job_description_gives_title_role_and_level(posting: str, title: str, role: str, level: str) -> None:
    job = job_of(posting, OFFERED)
    assert (job.title, job.near.role, job.level) == (title, role, level)
    assert job.near.fits


def test_what_a_page_says_of_itself_is_no_skill_of_the_job() -> None:
    job = job_of("Please enable JavaScript to subscribe. We look for a Python Developer.", OFFERED)
    assert [skill.label for skill in job.skills] == ["Python"]


def test_links_around_a_posting_name_no_skill_of_the_job_and_a_list_of_them_does() -> None:
    links = "Home Search Jobs Contact Sales Social Recruiting Work at Dice Privacy Policy Follow Us SAP Careers Sign In"
    job = job_of(f"{links}\nData Analyst. You know SQL, Excel, Tableau, Power BI, Python, Git and Jira.", OFFERED)
    labels = {skill.label for skill in job.skills}
    assert {"SQL", "Excel", "Tableau"} <= labels
    assert not {"Sales", "Recruiting", "SAP"} & labels


@pytest.mark.parametrize(
    ("posting", "near"),
    [
        ("Electrical System Requirements Engineer. CAN, harnesses, DFMEA.", "project-manager"),
        ("Ecologist (Entry Level). Surveys of wetlands, GIS.", "data-analyst"),
        ("Wir suchen eine Lehrerin für Musik.", "customer-success"),
    ],
)
def test_work_that_is_no_role_on_offer_is_told_with_what_comes_near(posting: str, near: str) -> None:
    job = job_of(posting, OFFERED)
    assert not job.near.fits
    assert (job.near.role, bool(job.near.others)) == (near, True)
    assert near in OFFERED


@given(st.text(max_size=300))
def test_any_text_gives_a_profile(text: str) -> None:
    profile_of(text, NOW)
    job_of(text, OFFERED)
