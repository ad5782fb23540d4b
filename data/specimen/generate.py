#!/usr/bin/env python3
"""Writes the invented data of the specimen organisation.

The registers are kept by hand.
This program writes baselines.csv, targets.csv, actuals.csv, resources.csv and
reallocations.csv next to them.
It uses its own generator of pseudo-random numbers and no mathematics library,
so every version of Python 3 on every machine writes the same bytes.
"""

import csv
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
YEARS = [2021, 2022, 2023, 2024, 2025]

# The languages of the texts, in the order in which they stand in the tables and below.
LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"]
NO_TEXTS = ("",) * len(LANGUAGES)
SEED = 20260415


class Random:
    """splitmix64."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFFFFFFFFFF

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return z ^ (z >> 31)

    def integer(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.next() % (high - low + 1)

    def chance(self, per_thousand):
        return self.integer(1, 1000) <= per_thousand

    def choice(self, items):
        return items[self.integer(0, len(items) - 1)]


# The course of events: what the corporate figures come to, year by year.

# Counts reported by projects: periods per year, decimals, totals.
COUNTS = {
    "2.1": (4, 0, [112417, 128893, 143726, 154268, 171834]),
    "2.6": (2, 0, [13912, 17088, 20647, 23171, 25938]),
    "3.2": (1, 0, [246, 295, 341, 388, 431]),
    "3.4": (2, 0, [161, 194, 228, 251, 284]),
    "4.1": (4, 2, [49836, 61142, 66418, 70265, 80642]),
    "4.2": (2, 0, [2311, 2684, 3047, 3312, 3519]),
    "4.3": (2, 2, [30125, 38870, 47790, 57085, 65520]),
    "4.7": (2, 2, [52910, 65230, 77780, 89310, 102060]),
    "5.1": (1, 0, [40, 51, 62, 72, 83]),
    "5.4": (1, 0, [28, 33, 36, 39, 41]),
}

# Counts kept in the country registers as running totals: periods per year, totals.
RUNNING = {
    "1.2": (2, [32106, 73941, 121587, 172369, 223472]),
    "4.5": (4, [41, 103, 182, 268, 351]),
}

# Shares and rates: level, periods, decimals of the two terms,
# denominators per year, the figure per year in thousandths of the unit.
SHARES = {
    "1.3": ("country", 1, 0, 0, [41200, 42600, 44100, 45300, 46800], [248, 257, 269, 280, 289]),
    "1.4": ("country", 1, 1, 1, [412000, 426000, 441000, 457000, 474000], [604, 588, 571, 556, 541]),
    "1.5": ("country", 1, 0, 0, [30400, 31200, 31900, 32300, 32800], [316, 323, 319, 311, 304]),
    "2.2": ("project", 2, 0, 0, [14600, 15900, 17300, 18200, 19600], [551, 589, 620, 656, 684]),
    "2.7": ("project", 1, 0, 3, [186, 203, 221, 236, 248], [9400, 8800, 8200, 7600, 7200]),
    "3.3": ("project", 1, 0, 0, [402, 437, 461, 486, 512], [209, 241, 276, 308, 336]),
    "3.6": ("project", 2, 0, 0, [0, 0, 48200, 56900, 63400], [0, 0, 523, 578, 615]),
    "4.4": ("project", 1, 1, 1, [6120, 6480, 6900, 7240, 7510], [14000, 13800, 13600, 13300, 13100]),
    "5.2": ("project", 1, 0, 0, [486, 557, 634, 702, 768], [310, 342, 380, 411, 435]),
    "5.5": ("project", 1, 0, 0, [1180, 1260, 1310, 1370, 1400], [386, 420, 458, 491, 500]),
}

# The midterm review changed the framework with 2023: indicators that had another id until 2022.
EARLIER = {"4.2": "2.8"}
LAST_EARLIER = 2022

# Corporate figures: the periods of each year; those of the earlier framework end with it.
CORPORATE = {
    "3.7": [["24310/41600"], ["27430/44900"]],
    "5.6": [["1284"], ["1147"]],
    "6.1": [["31/42"], ["40/51"], ["45/55"], ["55/65"], ["59/67"]],
    "6.2": [["20/34"], ["24/40"], ["26/42"], ["28/44"], ["31/47"]],
    "6.3": [["118/221"], ["147/233"], ["173/241"], ["199/246"], ["222/255"]],
    "6.4": [["46/72"], ["54/81"], ["63/90"], ["69/94"], ["78/102"]],
    "6.5": [
        ["193", "187", "184", "188"],
        ["186", "181", "187", "182"],
        ["184", "178", "181", "177"],
        ["179", "173", "178", "174"],
        ["176", "171", "173", "164"],
    ],
    "5.8": [["partly-met"], ["partly-met"], ["partly-met"], ["largely-met"], ["largely-met"]],
    "6.7": [["22.4"], ["20.1"], ["18.2"], ["16.0"], ["14.6"]],
    "7.1": [["268/661"], ["281/668"], ["293/672"], ["306/676"], ["316/680"]],
    "7.2": [["166", "158"], ["156", "149"], ["143", "136"], ["131", "127"], ["121", "115"]],
    "7.3": [["not_due"], ["63"], ["not_due"], ["67"], ["not_due"]],
    "7.5": [["18.6/144.2"], ["20.4/150.1"], ["22.6/157.3"], ["24.9/163.8"], ["26.8/168.5"]],
    "7.6": [["yes"], ["yes"], ["no"], ["yes"], ["yes"]],
    "7.7": [["1.14"], ["1.19"], ["1.27"], ["1.31"], ["1.38"]],
    "7.8": [["97/1210"], ["101/1214"], ["109/1222"], ["121/1231"], ["126/1238"]],
    "7.9": [["2410/8190"], ["2820/8110"], ["3370/8010"], ["3990/7890"], ["4450/7770"]],
}

# Administrative share of expenditure (7.4), in thousandths.
ADMINISTRATION = [175, 167, 159, 150, 143]

CORPORATE_BASELINES = {
    "1.3": "24.0", "1.4": "0.620", "1.5": "31.0",
    "2.2": "52.0", "2.4": "38.0", "2.7": "9.8",
    "3.2": "210", "3.3": "18.0",
    "4.4": "14.2", "4.6": "22.0",
    "5.1": "34", "5.2": "28.0", "5.5": "35.0",
    "6.1": "71.0", "6.2": "58.0", "6.3": "46.0", "6.4": "62.0",
    "7.1": "39.5", "7.2": "168", "7.3": "61", "7.4": "17.8", "7.5": "12.0",
    "7.7": "1.10", "7.9": "24.0",
}

# Targets beyond the framework: what the governing body wants to see by the year given.
LATER_TARGETS = [
    ("1.3", 2030, "38.0"),
    ("1.4", 2030, "0.400"),
    ("1.5", 2030, "45.0"),
    ("2.7", 2030, "4.0"),
    ("3.3", 2030, "55.0"),
    ("4.4", 2030, "8.0"),
    ("7.1", 2028, "50.0"),
    ("7.4", 2028, "14.5"),
    ("7.5", 2028, "30.0"),
    ("7.9", 2030, "80.0"),
]

# What should be reached on the way to a later target.
MILESTONES = [("7.9", 2023, "38.0"), ("7.9", 2025, "52.0")]

CORPORATE_TARGETS = {
    "1.2": ["35000", "75000", "118000", "165000", "210000"],
    "1.3": ["25.0", "26.0", "27.5", "29.0", "30.0"],
    "1.4": ["0.598", "0.576", "0.552", "0.526", "0.500"],
    "1.5": ["32.0", "33.5", "35.0", "36.5", "38.0"],
    "2.1": ["120000", "130000", "140000", "150000", "160000"],
    "2.2": ["56.0", "60.0", "63.0", "67.0", "70.0"],
    "2.4": ["39.5", "41.0", "42.5", "44.0", "45.0"],
    "2.5": ["1900", "2200", "2500", "2750", "3000"],
    "2.6": ["15000", "17500", "20000", "22000", "24000"],
    "2.7": ["9.1", "8.5", "7.8", "7.1", "6.5"],
    "3.2": ["250", "290", "335", "380", "420"],
    "3.3": ["22.0", "26.0", "31.0", "36.0", "40.0"],
    "3.4": ["180", "200", "220", "240", "260"],
    "3.6": [None, None, "70.0", "75.0", "80.0"],
    "3.7": ["60.0", "65.0"],
    "4.1": ["520.0", "600.0", "690.0", "780.0", "900.0"],
    "4.2": ["2400", "2900", "3400", "3800", "4200"],
    "4.3": ["320.0", "400.0", "480.0", "560.0", "640.0"],
    "4.4": ["13.6", "13.0", "12.4", "11.7", "11.0"],
    "4.5": ["50", "110", "180", "260", "340"],
    "4.6": ["24.0", "27.0", "30.0", "33.0", "35.0"],
    "4.7": ["560.0", "700.0", "850.0", "1000.0", "1150.0"],
    "5.1": ["42", "50", "60", "70", "80"],
    "5.2": ["32.0", "36.0", "41.0", "46.0", "50.0"],
    "5.4": ["40", "55", "70", "85", "95"],
    "5.5": ["39.0", "43.0", "47.0", "51.0", "55.0"],
    "5.6": ["1200", "1300"],
    "6.1": ["74.0", "77.0", "80.0", "83.0", "85.0"],
    "6.2": ["60.0", "62.5", "65.0", "67.5", "70.0"],
    "6.3": ["54.0", "62.0", "70.0", "78.0", "85.0"],
    "6.4": ["65.0", "69.0", "73.0", "77.0", "80.0"],
    "6.5": ["150", "140", "135", "130", "120"],
    "6.7": ["20.0", "18.0", "16.0", "14.0", "12.0"],
    "7.1": ["41.0", "42.0", "43.5", "45.0", "46.0"],
    "7.2": ["158", "148", "138", "129", "120"],
    "7.3": ["not_due", "65", "not_due", "69", "not_due"],
    "7.4": ["17.2", "16.5", "15.8", "15.2", "14.5"],
    "7.5": ["14.5", "17.0", "20.0", "22.5", "25.0"],
    "7.6": ["yes"] * 5,
    "7.7": ["1.50-2.50"] * 5,
    "7.8": ["8.0"] * 5,
}

# The words of a national policy for sustainable industry, from the lowest.
POLICY = ["none", "draft", "adopted", "enforced"]

# The reasons of the judgements of 5.8.
JUDGEMENTS = {
    2021: ("Recommendations were tabled in parliament in three countries; no law took up any of them.",
           "Des recommandations ont été présentées au parlement dans trois pays ; aucune n’a été reprise dans une loi.",
           "En tres países se presentaron recomendaciones en el parlamento; ninguna ley recogió alguna de ellas.",
           "В трех странах рекомендации были внесены в парламент, однако ни одна из них не вошла в законы.",
           "三个国家向议会提交了平台建议，但均未写入法律。",
           "عُرضت توصيات على البرلمان في ثلاثة بلدان؛ ولم يأخذ أي قانون بأي منها."),
    2022: ("Two laws quote a platform, both on matters of form.",
           "Deux lois citent une plateforme, toutes deux sur des questions de forme.",
           "Dos leyes citan una plataforma, ambas sobre cuestiones de forma.",
           "Два закона ссылаются на рекомендации платформ, причем в обоих случаях по вопросам формы.",
           "两部法律援引了平台建议，但均只涉及形式问题。",
           "يستشهد قانونان بإحدى المنصات، وكلاهما في مسائل شكلية."),
    2023: ("Four laws quote a platform, one of them on its main subject; elsewhere drafts were not shared.",
           "Quatre lois citent une plateforme, l’une d’elles sur son objet principal ; ailleurs, les projets de loi n’ont pas été communiqués.",
           "Cuatro leyes citan una plataforma, una de ellas en su objeto principal; en otros casos no se dieron a conocer los proyectos.",
           "Четыре закона ссылаются на рекомендации платформ, один из них — по основному предмету; в остальных странах законопроекты для ознакомления не предоставлялись.",
           "四部法律援引了平台建议，其中一部涉及核心内容；其他国家未分享草案。",
           "تستشهد أربعة قوانين بإحدى المنصات، أحدها في موضوعه الرئيسي؛ ولم تُعرض مشاريع القوانين في البلدان الأخرى."),
    2024: ("Seven laws took up a main proposal of a platform, and committees of five parliaments heard its members.",
           "Sept lois ont repris une proposition principale d’une plateforme, et des commissions de cinq parlements en ont entendu les membres.",
           "Siete leyes recogieron una propuesta principal de una plataforma, y comisiones de cinco parlamentos escucharon a sus miembros.",
           "В семь законов вошло одно из основных предложений платформы; комитеты парламентов пяти стран заслушали членов платформ.",
           "七部法律采纳了平台的主要建议，五国议会的委员会听取了平台成员的意见。",
           "أخذت سبعة قوانين باقتراح رئيسي لإحدى المنصات، واستمعت لجان خمسة برلمانات إلى أعضاء المنصات."),
    2025: ("Nine laws took up a main proposal of a platform; two others passed without the hearing that had been promised.",
           "Neuf lois ont repris une proposition principale d’une plateforme ; deux autres ont été adoptées sans l’audition qui avait été promise.",
           "Nueve leyes recogieron una propuesta principal de una plataforma; otras dos se aprobaron sin la audiencia que se había prometido.",
           "В девять законов вошло одно из основных предложений платформы; еще два закона были приняты без обещанных слушаний.",
           "九部法律采纳了平台的主要建议；另有两部法律未举行承诺的听证会即获通过。",
           "أخذت تسعة قوانين باقتراح رئيسي لإحدى المنصات؛ وأُقر قانونان آخران دون عقد جلسة الاستماع الموعودة."),
}

# Budgets of 2021 in units of 100,000 USD by source, and the yearly growth in thousandths.
BUDGETS = {
    "1": ((24, 31, 0), 15),
    "2": ((112, 418, 36), 42),
    "3": ((98, 246, 18), 30),
    "4": ((84, 512, 64), 55),
    "5": ((71, 128, 9), 20),
    "6": ((88, 22, 0), 12),
    "7": ((246, 0, 41), 8),
}
SOURCES = ["assessed", "voluntary", "other"]
DELIVERY = {
    "assessed": [951, 958, 964, 962, 971],
    "voluntary": [772, 801, 826, 838, 852],
    "other": [842, 861, 853, 874, 881],
}

# Moves of budgets in 2025: area that gives, area that receives, source, amount, authority, reasons.
MOVES = [
    ("6", "5", "assessed", 250000, "IOISE/FIN/2025/4",
     "Secretaries of dialogue platforms are paid from the assessed budget.",
     "Les secrétaires des plateformes de dialogue sont rémunérés sur le budget financé par les contributions mises en recouvrement.",
     "Los secretarios de las plataformas de diálogo se pagan con cargo al presupuesto financiado con cuotas.",
     "Работа секретарей диалоговых платформ оплачивается из бюджета начисленных взносов.",
     "对话平台秘书的费用改由摊款预算支付。",
     "تُدفع أجور أمناء منصات الحوار من الميزانية الممولة من الاشتراكات المقررة."),
    ("3", "4", "voluntary", 1280000, "IOISE/FIN/2025/7",
     "By an amended agreement, equipment for measurement goes to enterprises.",
     "En vertu d’un accord modifié, le matériel de mesure est remis aux entreprises.",
     "En virtud de un acuerdo modificado, los equipos de medición se destinan a las empresas.",
     "Согласно измененному соглашению измерительное оборудование передается предприятиям.",
     "根据修订后的协定，测量设备改为直接提供给企业。",
     "بموجب اتفاق معدل، تُمنح معدات القياس للمنشآت."),
]
NEW_FUNDS = (
    "IOISE/EC.28/3",
    "Agreements signed during the year.",
    "Accords signés dans l’année.",
    "Acuerdos firmados durante el año.",
    "Соглашения, подписанные в течение года.",
    "年内签署的新协定。",
    "اتفاقات موقعة خلال السنة.",
)

# Capital budgets: area, source, year, budget, revised budget, expenditure.
CAPITAL = [
    ("3", "voluntary", 2023, 4800000, "", 3914200),
    ("7", "assessed", 2023, 2100000, "", 1987500),
    ("3", "voluntary", 2024, 5000000, "", 4236800),
    ("7", "assessed", 2024, 3200000, 2900000, 2718400),
    ("3", "voluntary", 2025, 5200000, "", 4411600),
    ("7", "assessed", 2025, 3600000, "", 3057300),
]

REMARKS = {
    "not_reported": ["Progress report not received by the closing date.", "Partner did not submit the form."],
    "not_collected": ["Survey postponed.", "Field visit not possible in the period.", "Records of the partner incomplete."],
    "pending_qa": ["Under quality review.", "Query to the country office open."],
    "suppressed": ["Fewer than five respondents."],
    "not_due": ["Project in its first half-year.", "First follow-up survey due next period."],
    "not_applicable": ["Component not part of the revised project document."],
}
REASONS = (
    ["not_reported"] * 7 + ["not_collected"] * 5 + ["pending_qa"] * 3
    + ["suppressed"] + ["not_due"] * 2 + ["not_applicable"]
)
CORRECTIONS = [
    "Corrected after data quality review.",
    "Late figures of a partner added.",
    "Double counting removed.",
    "Unit of measurement corrected.",
]


# How far the values were checked: the state of a year's values, by whom and when.
CHECKS = {
    2021: ("audited", "J. Lindqvist", "2022-06-24"),
    2022: ("audited", "J. Lindqvist", "2023-06-23"),
    2023: ("audited", "R. Alcázar", "2024-06-21"),
    2024: ("verified", "N. Wanjiru", "2025-03-14"),
    2025: ("verified", "N. Wanjiru", "2026-03-13"),
}

# Values that were not verified in time: indicator, first day of the period, units.
UNVERIFIED = {
    ("2.2", "2025-07-01", "KEN"): ("checked", "P. Otieno", "2026-03-20"),
    ("2.2", "2025-07-01", "SEN"): ("checked", "A. Diop", "2026-03-24"),
    ("4.7", "2025-07-01", "KHM"): ("checked", "S. Chea", "2026-03-18"),
    ("4.7", "2025-07-01", "HND"): ("draft", "", ""),
    ("5.4", "2025-01-01", "PRY"): ("draft", "", ""),
}


# Helpers.

def named(indicator, year):
    """The id that an indicator had in a year."""
    return EARLIER.get(indicator, indicator) if year <= LAST_EARLIER else indicator


def decimal(units, decimals):
    """Writes a whole number of hundredths (and the like) as a decimal number."""
    if decimals == 0:
        return str(units)
    scale = 10 ** decimals
    return f"{units // scale}.{units % scale:0{decimals}d}"


def divide(a, b):
    """a / b, rounded half up."""
    return (2 * a + b) // (2 * b)


def allocate(total, weights):
    """Divides a whole number by weights, with the largest remainders."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def spans(year, periods):
    """The periods of a year as pairs of dates."""
    ends = ["", "01-31", "02-28", "03-31", "04-30", "05-31", "06-30",
            "07-31", "08-31", "09-30", "10-31", "11-30", "12-31"]
    step = 12 // periods
    return [
        (f"{year}-{1 + step * k:02d}-01", f"{year}-{ends[step * (k + 1)]}")
        for k in range(periods)
    ]


SEASONS = {1: [100], 2: [46, 54], 4: [20, 24, 26, 30]}


class Record:
    """One reported cell: an indicator, a period, a unit and a project."""

    def __init__(self, indicator, span, unit, project, weight):
        self.indicator = indicator
        self.span = span
        self.unit = unit
        self.project = project
        self.weight = weight
        self.value = ""
        self.numerator = ""
        self.denominator = ""
        self.amount = 0
        self.missing = ""
        self.comment = ""
        self.reasons = NO_TEXTS

    def key(self):
        return (self.span, self.unit, self.project)

    def leave_out(self, reason, rng):
        self.missing = reason
        self.comment = rng.choice(REMARKS[reason])
        self.weight = 0

    def row(self, revision, final=True):
        return [
            named(self.indicator, int(self.span[0][:4])), self.span[0], self.span[1], self.unit, self.project,
            self.value, self.numerator, self.denominator,
            self.missing, str(revision), *self.check(final), self.comment, *self.reasons,
        ]

    def check(self, final):
        """The state of the value, who checked it and when; a value that was corrected stays a draft."""
        if self.missing:
            return ("", "", "")
        if not final:
            return ("draft", "", "")
        of_year = CHECKS[int(self.span[0][:4])]
        return UNVERIFIED.get((self.indicator, self.span[0], self.unit), of_year)


class Specimen:
    def __init__(self, countries):
        self.rng = Random(SEED)
        self.countries = countries
        self.sizes = {c: self.rng.integer(55, 145) for c in countries}
        self.portfolio = {
            (area, c): self.projects(area, c) for area in "2345" for c in countries
        }
        self.records = []
        self.baselines = []
        self.targets = []

    def projects(self, area, country):
        """The projects of a country in an area: (code, first year, last year, size)."""
        rng = self.rng
        lives = [(2020, 2022 + rng.integer(0, 1)), (2021, 2025), (2022, 2025), (2024, 2027)]
        if rng.chance(600):
            lives.append((2019, 2022))
        if rng.chance(550):
            lives.append((2023, 2026))
        return [
            (f"{country}-{area}-{first % 100:02d}", first, last, rng.integer(60, 140))
            for first, last in sorted(lives)
        ]

    def project_records(self, indicator, year, periods):
        """A record for every period of every running project of the area, some of them missing."""
        records = []
        for country in self.countries:
            for code, first, last, size in self.portfolio[indicator[0], country]:
                if not first <= year <= last:
                    continue
                for span, season in zip(spans(year, periods), SEASONS[periods]):
                    weight = self.sizes[country] * size * season * self.rng.integer(88, 112)
                    record = Record(indicator, span, country, code, weight)
                    if self.rng.chance(25):
                        record.leave_out(self.rng.choice(REASONS), self.rng)
                    records.append(record)
        return records

    def country_records(self, indicator, year, periods, missing=25):
        records = []
        for country in self.countries:
            for span, season in zip(spans(year, periods), SEASONS[periods]):
                weight = self.sizes[country] * season * self.rng.integer(90, 110)
                record = Record(indicator, span, country, "", weight)
                if self.rng.chance(missing):
                    record.leave_out(self.rng.choice(["not_reported", "not_collected", "pending_qa"]), self.rng)
                records.append(record)
        return records

    def add(self, records):
        self.records.extend(records)

    # Counts.

    def counts(self):
        for indicator, (periods, decimals, totals) in COUNTS.items():
            for year, total in zip(YEARS, totals):
                records = self.project_records(indicator, year, periods)
                amounts = allocate(total, [r.weight for r in records])
                self.fill(records, amounts, decimals)

    def fill(self, records, amounts, decimals):
        for record, amount in zip(records, amounts):
            if not record.missing:
                record.amount = amount
                record.value = decimal(amount, decimals)
        self.add(records)

    def running(self):
        """Running totals: every country grows from the end of the year before."""
        for indicator, (periods, totals) in RUNNING.items():
            weights = [self.sizes[c] * self.rng.integer(70, 130) for c in self.countries]
            before = [0] * len(self.countries)
            for year, total in zip(YEARS, totals):
                jitter = [w * self.rng.integer(90, 110) for w in weights]
                growth = allocate(total - sum(before), jitter)
                for i, country in enumerate(self.countries):
                    steps = allocate(growth[i], SEASONS[periods])
                    level = before[i]
                    for k, span in enumerate(spans(year, periods)):
                        level += steps[k]
                        record = Record(indicator, span, country, "", 1)
                        if k < periods - 1 and self.rng.chance(30):
                            record.leave_out("not_reported", self.rng)
                        else:
                            record.amount = level
                            record.value = str(level)
                        self.add([record])
                    before[i] = level

    # Shares and rates.

    def shares(self):
        for indicator, (level, periods, top, bottom, totals, figures) in SHARES.items():
            ease = {c: self.rng.integer(-60, 60) for c in self.countries}
            for year, total, figure in zip(YEARS, totals, figures):
                if total == 0:
                    continue
                if level == "country":
                    records = self.country_records(indicator, year, periods)
                else:
                    records = self.project_records(indicator, year, periods)
                if (indicator, year) == ("1.4", 2025):
                    for record in records:
                        record.leave_out("not_reported", self.rng)
                        record.comment = "National accounts of the year are released in September 2026."
                if (indicator, year) == ("5.5", 2025):
                    for record in records:
                        record.leave_out("not_collected", self.rng)
                        record.comment = "Survey of 2025 suspended; the sampling frame is being rebuilt."
                denominators = allocate(total * 10 ** bottom, [r.weight for r in records])
                self.fill_share(records, denominators, figure, ease, top, bottom)

    def fill_share(self, records, denominators, figure, ease, top, bottom):
        """Numerators around the figure (in thousandths), so that the whole comes to it."""
        wanted = divide(sum(denominators) * figure * 10 ** top, 1000 * 10 ** bottom)
        weights = [
            d * (1000 + ease[r.unit] * 2 + self.rng.integer(-50, 50))
            for r, d in zip(records, denominators)
        ]
        numerators = allocate(wanted, weights)
        for record, n, d in zip(records, numerators, denominators):
            if record.missing:
                continue
            if d == 0:
                record.leave_out("not_applicable", self.rng)
                record.comment = "Nothing to count in the period."
                continue
            record.numerator = decimal(n, top)
            record.denominator = decimal(d, bottom)
        self.add(records)

    def shares_of_counts(self):
        """2.4 is a share of the people of 2.1, and 4.6 of the money of 4.1."""
        for indicator, base, decimals, figures in [
            ("2.4", "2.1", 0, [392, 414, 431, 447, 462]),
            ("4.6", "4.1", 2, [231, 246, 260, 274, 281]),
        ]:
            ease = {c: self.rng.integer(-50, 50) for c in self.countries}
            for year, figure in zip(YEARS, figures):
                bases = [r for r in self.records if r.indicator == base and r.span[0][:4] == str(year)]
                records = []
                for b in bases:
                    record = Record(indicator, b.span, b.unit, b.project, b.amount)
                    record.missing, record.comment = b.missing, b.comment
                    records.append(record)
                self.fill_share(records, [b.amount for b in bases], figure, ease, decimals, decimals)

    # Indicators with targets of the countries.

    def baseline(self, indicator, unit, value):
        self.baselines.append([indicator, "2020", unit, value, ""])

    def target(self, indicator, year, unit, value, missing="", version="1",
               valid_from="2020-12-03", authority="IOISE/EC.19/4", reason=NO_TEXTS, status="approved",
               milestone=""):
        low, dash, high = value.partition("-")
        value, low, high = ("", low, high) if dash else (value, "", "")
        self.targets.append([
            named(indicator, year), str(year), unit, value, low, high, milestone, missing, version, valid_from, authority, *reason, status,
        ])

    def country_target(self, indicator, year, unit, value):
        self.target(indicator, year, unit, value, valid_from=f"{year}-01-15", authority="Country programme document")

    def value_added(self):
        """1.1: a figure per country that is never added up."""
        for country in self.countries:
            base = self.rng.integer(95, 1450)
            growth = self.rng.integer(24, 40)
            pace = self.rng.integer(640, 1260)
            self.baseline("1.1", country, str(base))
            for n, year in enumerate(YEARS, start=1):
                aim = base + divide(base * growth * n, 1000)
                self.country_target("1.1", year, country, str(aim))
                record = Record("1.1", spans(year, 1)[0], country, "", 1)
                drift = 1000 + (n - 3) * 22 + self.rng.integer(-70, 70)
                gain = divide((aim - base) * pace * drift, 1000000)
                record.value = str(base + gain)
                if year == 2025 and country in ("LAO", "HND"):
                    record.value = ""
                    record.leave_out("not_reported", self.rng)
                self.add([record])

    def improved_practice(self):
        """2.3 and the part of it led by women, 2.5."""
        totals = [6498, 7154, 7903, 8296, 8742]
        women = [1481, 1638, 1832, 1957, 2049]
        aims = [6800, 7500, 8200, 8900, 9500]
        pace = {c: self.rng.integer(700, 1180) for c in self.countries}
        for year, total, led, aim in zip(YEARS, totals, women, aims):
            targets = allocate(aim // 5, [self.sizes[c] for c in self.countries])
            targets = {c: 5 * t for c, t in zip(self.countries, targets)}
            for country in self.countries:
                self.country_target("2.3", year, country, str(targets[country]))
            results = allocate(total, [
                targets[c] * (pace[c] + self.rng.integer(-30, 30)) for c in self.countries
            ])
            results = dict(zip(self.countries, results))
            records = self.project_records("2.3", year, 2)
            for country in self.countries:
                own = [r for r in records if r.unit == country]
                self.fill(own, allocate(results[country], [r.weight for r in own]), 0)
            parts = []
            for r in records:
                part = Record("2.5", r.span, r.unit, r.project, r.amount * self.rng.integer(85, 115))
                part.missing, part.comment = r.missing, r.comment
                parts.append(part)
            self.fill(parts, allocate(led, [p.weight for p in parts]), 0)

    def policies(self):
        """3.1: small numbers, judged by the share of countries that met their own target."""
        for year, met in zip(YEARS, [11, 12, 13, 15, 16]):
            order = list(self.countries)
            for i in range(len(order) - 1, 0, -1):
                k = self.rng.integer(0, i)
                order[i], order[k] = order[k], order[i]
            winners = set(order[:met])
            records = self.project_records("3.1", year, 2)
            for country in self.countries:
                aim = 2 + (self.sizes[country] > 90) + (self.sizes[country] > 125)
                self.country_target("3.1", year, country, str(aim))
                if country in winners:
                    result = aim + (self.rng.integer(0, 3) == 0)
                else:
                    result = aim - self.rng.integer(1, 2)
                own = [r for r in records if r.unit == country]
                # A few small numbers: which project had them is drawn, not proportional.
                amounts = [0] * len(own)
                open_to = [i for i, r in enumerate(own) if not r.missing]
                for _ in range(result):
                    amounts[self.rng.choice(open_to)] += 1
                self.fill(own, amounts, 0)

    def registration(self):
        """3.5: days, with a target for every country."""
        for country in self.countries:
            base = self.rng.integer(140, 360)
            final = divide(base * self.rng.integer(50, 62), 100)
            pace = self.rng.integer(560, 1060)
            self.baseline("3.5", country, decimal(base, 1))
            for n, year in enumerate(YEARS, start=1):
                aim = base - divide((base - final) * n, 5)
                self.country_target("3.5", year, country, decimal(aim, 1))
                record = Record("3.5", spans(year, 1)[0], country, "", 1)
                gain = divide((base - aim) * (pace + self.rng.integer(-40, 40)), 1000)
                record.value = decimal(base - gain, 1)
                if self.rng.chance(20) or (country, year) == ("ZMB", 2025):
                    record.value = ""
                    record.leave_out("not_collected", self.rng)
                self.add([record])

    def statistics(self):
        """5.3: series published on time, a share per country."""
        for country in self.countries:
            series = self.rng.integer(32, 60)
            base = self.rng.integer(46, 62)
            final = base + self.rng.integer(20, 28)
            pace = self.rng.integer(640, 1060)
            self.baseline("5.3", country, decimal(base * 10, 1))
            for n, year in enumerate(YEARS, start=1):
                aim = base * 10 + divide((final - base) * 10 * n, 5)
                self.country_target("5.3", year, country, decimal(aim, 1))
                record = Record("5.3", spans(year, 1)[0], country, "", 1)
                share = base * 10 + divide((aim - base * 10) * (pace + self.rng.integer(-30, 30)), 1000)
                record.numerator = str(divide(series * share, 1000))
                record.denominator = str(series)
                if (country, year) in [("MDG", 2022), ("HND", 2025)]:
                    record.numerator = record.denominator = ""
                    record.leave_out("pending_qa", self.rng)
                self.add([record])

    def adoption(self):
        """5.7: how far the policy of each country has come, in words; it draws numbers of its own."""
        rng = Random(SEED + 3)
        for country in self.countries:
            base = rng.integer(0, 1)
            pace = rng.integer(300, 640)
            self.baseline("5.7", country, POLICY[base])
            for year, rise in [(2023, 1), (2025, 2)]:
                self.country_target("5.7", year, country, POLICY[base + rise])
            for n, year in enumerate(YEARS, start=1):
                record = Record("5.7", spans(year, 1)[0], country, "", 1)
                rise = pace * n // 1000
                if (country, year) == ("PRY", 2025):
                    # The new government repealed the policy of its predecessor.
                    base, rise = 0, 0
                    record.comment = "Policy repealed after the change of government in March."
                record.value = POLICY[min(base + rise, 3)]
                if (country, year) in [("ZMB", 2022), ("LKA", 2025)]:
                    record.value = ""
                    record.leave_out("pending_qa", rng)
                self.add([record])

    # Corporate level.

    def corporate(self, expenditure):
        figures = dict(CORPORATE)
        figures["7.4"] = [
            [f"{decimal(divide(total * part, 100000000), 1)}/{decimal(divide(total, 100000), 1)}"]
            for total, part in zip(expenditure, ADMINISTRATION)
        ]
        for indicator in sorted(figures):
            for year, cells in zip(YEARS, figures[indicator]):
                for span, cell in zip(spans(year, len(cells)), cells):
                    record = Record(indicator, span, "", "", 1)
                    if cell == "not_due":
                        record.missing = cell
                        record.comment = "No survey in odd years."
                    elif "/" in cell:
                        record.numerator, record.denominator = cell.split("/")
                    else:
                        record.value = cell
                    if indicator == "5.8":
                        record.reasons = JUDGEMENTS[year]
                    self.add([record])
        for indicator, value in CORPORATE_BASELINES.items():
            self.baseline(indicator, "", value)
        self.baselines.append(["3.6", "2020", "", "", "not_collected"])
        for indicator, values in CORPORATE_TARGETS.items():
            for year, value in zip(YEARS, values):
                if value is None:
                    continue
                if value == "not_due":
                    self.target(indicator, year, "", "", missing="not_due")
                else:
                    self.target(indicator, year, "", value)
        self.target(
            "4.1", 2025, "", "780.0", version="2", valid_from="2024-11-28", authority="IOISE/EC.27/6",
            reason=(
                "Two regional lending facilities on which the original target relied were closed in 2024.",
                "Deux mécanismes régionaux de prêt sur lesquels reposait la cible initiale ont fermé en 2024.",
                "En 2024 se cerraron dos mecanismos regionales de crédito en los que se basaba la meta original.",
                "В 2024 году прекратили работу два региональных кредитных механизма, на которые опиралось первоначальное целевое значение.",
                "原目标值所依托的两个区域贷款机制已于2024年关闭。",
                "أُغلق في عام 2024 مرفقان إقليميان للإقراض كانت تعول عليهما القيمة المستهدفة الأصلية.",
            ),
        )
        for indicator, year, value in LATER_TARGETS:
            self.target(
                indicator, year, "", value, valid_from="2023-11-30", authority="IOISE/EC.24/5",
                reason=(
                    "Vision 2030.",
                    "Vision 2030.",
                    "Visión 2030.",
                    "«Перспектива до 2030 года».",
                    "《2030年愿景》。",
                    "رؤية 2030.",
                ),
            )
        for indicator, year, value in MILESTONES:
            self.target(
                indicator, year, "", value, valid_from="2020-12-03", authority="IOISE/EC.19/4", milestone="yes",
            )
        for indicator, value in [("2.1", "175000"), ("2.6", "26000"), ("4.1", "850.0"), ("4.2", "4000")]:
            self.target(
                indicator, 2026, "", value, valid_from="2026-01-01", authority="IOISE/EC.30/3",
                reason=(
                    "Proposal for the Strategic Framework 2026-2030.",
                    "Proposition relative au Cadre stratégique 2026-2030.",
                    "Propuesta para el Marco Estratégico 2026-2030.",
                    "Предложение по Стратегическим рамкам на 2026–2030 годы.",
                    "《2026—2030年战略框架》提案。",
                    "مقترح الإطار الاستراتيجي للفترة 2026-2030.",
                ),
                status="proposed",
            )

    # Rows that are hard to believe, for the screens to find. No figure of a unit changes.

    def strange(self):
        self.copy("4.3", "UZB", "UZB-4-24", ("2024", "2025"))
        self.exceed("2.2", "2025-01-01", "KHM", 7)

    def copy(self, indicator, unit, project, years):
        """A project reports the year before once more; another one of its unit reports the difference."""
        before, now = ({r.span[0][4:]: r for r in self.of(indicator, unit) if r.project == project
                        and r.span[0][:4] == year} for year in years)
        for day, record in sorted(now.items()):
            others = [r for r in self.of(indicator, unit) if r.span == record.span and r is not record]
            other = max(others, key=lambda r: r.amount)
            other.amount += record.amount - before[day].amount
            record.amount = before[day].amount
            record.value, other.value = before[day].value, decimal(other.amount, 2)

    def exceed(self, indicator, day, unit, excess):
        """A part greater than its whole; another project of the unit has that many fewer."""
        records = [r for r in self.of(indicator, unit) if r.span[0] == day]
        records.sort(key=lambda r: int(r.denominator))
        small, large = records[0], records[-1]
        moved = int(small.denominator) + excess - int(small.numerator)
        small.numerator = str(int(small.numerator) + moved)
        large.numerator = str(int(large.numerator) - moved)

    def of(self, indicator, unit):
        return [r for r in self.records if (r.indicator, r.unit) == (indicator, unit) and not r.missing]

    # Writing.

    def rows(self):
        """All rows, with an earlier revision before some of them."""
        self.records.sort(key=lambda r: (indicator_key(r.indicator), r.unit, r.project, r.span))
        for record in self.records:
            if record.unit == "" or record.missing or record.value in POLICY or not self.rng.chance(21):
                yield record.row(1)
                continue
            first = Record(record.indicator, record.span, record.unit, record.project, 0)
            if self.rng.chance(300):
                first.leave_out("pending_qa", self.rng)
            else:
                first.value = self.disturb(record.value)
                first.numerator = self.disturb(record.numerator)
                first.denominator = record.denominator
                if first.numerator and not within(first.numerator, first.denominator, record.indicator):
                    first.numerator = record.numerator
                    first.comment = "Figures as first reported."
            yield first.row(1, final=False)
            record.comment = self.rng.choice(CORRECTIONS)
            yield record.row(2)

    def disturb(self, text):
        """A value a little off the right one."""
        if text == "":
            return ""
        decimals = len(text.partition(".")[2])
        units = int(text.replace(".", ""))
        off = max(1, divide(units * self.rng.integer(20, 120), 1000))
        return decimal(units + off if self.rng.chance(500) or units <= off else units - off, decimals)


class Details:
    """What some of the rows say besides their value; it draws numbers of its own and leaves all others as they are.

    2.7 is reported as a rate with the number of workers as its weight.
    2.6 is broken down by sex and by age from 2025 on.
    4.5 lacks the register of a country in 2025, whose last total stands in.
    5.4 names the products that were cited; a product that two countries cite is one.
    """

    AGES = [("15-19", 220), ("20-24", 430), ("25-29", 350)]
    LATE_REGISTER = "MDG"
    # What the missing register would have added in 2025, so that the total comes to its figure.
    MADE_UP_BY = ["UZB", "ZMB"]

    def __init__(self):
        self.rng = Random(SEED + 2)
        self.cited = {}

    def rows(self, rows):
        rows = list(rows)
        for row, after in zip(rows, rows[1:] + [[]]):
            detail = {"2.6": self.placed, "2.7": self.accidents, "4.5": self.taken_up, "5.4": self.citations}
            superseded = row[:5] == after[:5]
            yield from detail.get(row[0], self.plain)(row, superseded)

    def plain(self, row, superseded, **more):
        details = [more.get(name, "") for name in ("weight", "item", "sex", "age")]
        yield row[:8] + details + row[8:]

    def accidents(self, row, superseded):
        value, top, bottom = row[5:8]
        if top == "":
            yield from self.plain(row, superseded)
            return
        rate = divide(int(top) * 100 * 1000, int(bottom.replace(".", "")))
        yield from self.plain(row[:5] + [decimal(rate, 2), "", ""] + row[8:], superseded, weight=bottom)

    def placed(self, row, superseded):
        year, value = row[1][:4], row[5]
        whole = year == "2025" and value != "" and not superseded and not self.rng.chance(120)
        if not whole:
            yield from self.plain(row, superseded)
            return
        women = divide(int(value) * self.rng.integer(440, 530), 1000)
        ages = allocate(int(value), [share + self.rng.integer(-40, 40) for _, share in self.AGES])
        # One project sent the parts and forgot their total.
        if (row[3], row[4], row[1]) != ("RWA", "RWA-2-22", "2025-07-01"):
            yield from self.plain(row, superseded)
        part = lambda amount, **of: self.plain(row[:5] + [str(amount)] + row[6:13] + ["", *NO_TEXTS], False, **of)
        yield from part(women, sex="F")
        yield from part(int(value) - women, sex="M")
        for (age, _), amount in zip(self.AGES, ages):
            yield from part(amount, age=age)

    def taken_up(self, row, superseded):
        if row[1][:4] == "2025" and row[3] == self.LATE_REGISTER:
            remark = "Register lost in the flood of February; it is being rebuilt."
            row = row[:5] + ["", "", "", "not_reported", "1", "", "", "", remark, *NO_TEXTS]
        elif row[1] == "2025-10-01" and row[3] in self.MADE_UP_BY:
            row = row[:5] + [str(int(row[5]) + 1)] + row[6:]
        yield from self.plain(row, superseded)

    def citations(self, row, superseded):
        if superseded:
            return
        value, year = row[5], int(row[1][:4])
        if value in ("", "0"):
            yield from self.plain(row, superseded)
            return
        cited = self.cited.setdefault(year, [])
        new = [f"IOISE/PUB/{year - n % 3}/{len(cited) + n + 1}" for n in range(int(value))]
        # Now and then a product is cited that another country cites as well.
        again = [self.rng.choice(cited)] if cited and self.rng.chance(250) else []
        cited.extend(new)
        for item in new + again:
            yield from self.plain(row[:5] + [""] + row[6:], superseded, item=item)


def within(numerator, denominator, indicator):
    """Whether a part is not greater than its whole; rates other than shares are always."""
    return indicator in ("1.4", "2.7", "4.4") or float(numerator) <= float(denominator)


def indicator_key(code):
    return tuple(int(part) for part in code.split("."))


def resources(rng):
    """Rows of resources, and the whole expenditure of each year."""
    rows, totals = [], [0] * len(YEARS)
    for area, (amounts, growth) in BUDGETS.items():
        for source, amount in zip(SOURCES, amounts):
            if amount == 0:
                continue
            budget = amount * 100000
            for n, year in enumerate(YEARS):
                planned = divide(budget, 10000) * 10000
                revised = ""
                basis = planned
                if source == "voluntary" and rng.chance(450) or (area, source, year) == ("4", "voluntary", 2025):
                    basis = divide(planned * rng.integer(930, 1070), 10000000) * 10000
                    revised = str(basis)
                spent = basis * (DELIVERY[source][n] + rng.integer(-28, 20)) // 1000
                spent = spent - spent % 100
                totals[n] += spent
                rows.append([area, str(year), source, "operating", str(planned), revised, str(spent), "USD"])
                budget = divide(budget * (1000 + growth), 1000)
    return rows, totals


def reallocations(rows):
    """Enters the moves of the last year in the rows of resources, and returns them with the new funds."""
    year = str(YEARS[-1])
    moves = []
    for giver, receiver, source, amount, authority, *reasons in MOVES:
        moves.append([year, giver, receiver, str(amount), authority, *reasons])
    for row in rows:
        area, period, source = row[:3]
        if period != year:
            continue
        net = sum(m[3] * ((m[1] == area) - (m[0] == area)) for m in MOVES if m[2] == source)
        revised = int(row[5]) if row[5] else int(row[4]) + net
        new = revised - int(row[4]) - net
        if revised != int(row[4]):
            row[5] = str(revised)
        if new > 0:
            moves.append([year, "", area, str(new), *NEW_FUNDS])
    return moves


def capital():
    return [
        [area, str(year), source, "capital", str(budget), str(revised), str(spent), "USD"]
        for area, source, year, budget, revised, spent in CAPITAL
    ]


def in_each(column):
    """The columns of a text in each language."""
    return [f"{column}_{language}" for language in LANGUAGES]


def write(name, head, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        count = 0
        for row in rows:
            writer.writerow(row)
            count += 1
    print(f"{name}: {count} rows")


def main():
    with open(HERE / "units.csv", encoding="utf-8", newline="") as file:
        countries = [row["code"] for row in csv.DictReader(file)]
    money, expenditure = resources(Random(SEED + 1))
    moves = reallocations(money)
    specimen = Specimen(countries)
    specimen.counts()
    specimen.running()
    specimen.shares()
    specimen.shares_of_counts()
    specimen.value_added()
    specimen.improved_practice()
    specimen.policies()
    specimen.registration()
    specimen.statistics()
    specimen.adoption()
    specimen.corporate(expenditure)
    specimen.strange()
    specimen.baselines.sort(key=lambda r: (indicator_key(r[0]), r[2]))
    specimen.targets.sort(key=lambda r: (indicator_key(r[0]), r[2], r[1], r[8]))
    write("baselines.csv", ["indicator", "period", "unit_code", "value", "missing_reason"], specimen.baselines)
    write(
        "targets.csv",
        ["indicator", "period", "unit_code", "value", "low", "high", "milestone", "missing_reason",
         "version", "valid_from", "authority", *in_each("reason"), "status"],
        specimen.targets,
    )
    write(
        "actuals.csv",
        ["indicator", "period_start", "period_end", "unit_code", "project", "value", "numerator",
         "denominator", "weight", "item", "by_sex", "by_age", "missing_reason", "revision",
         "qa_status", "checked_by", "checked_on", "comment", *in_each("comment")],
        # Ordered by the ids that are written; what chance decides was decided in the order of the later ones.
        Details().rows(sorted(specimen.rows(), key=lambda r: (indicator_key(r[0]), r[3], r[4], r[1:3]))),
    )
    write(
        "resources.csv",
        ["area", "period", "source", "class", "budget", "revised_budget", "expenditure", "currency"],
        money + capital(),
    )
    write(
        "reallocations.csv",
        ["period", "from_area", "to_area", "amount", "authority", *in_each("reason")],
        moves,
    )


if __name__ == "__main__":
    main()
