"""The glossary that comes with the archive: words of British local government in plain sentences."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Explained:
    """A term, its other spellings and abbreviations, what it means, and words of like meaning."""

    term: str
    also: tuple[str, ...]
    meaning: str | Promise
    like: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return (self.term, *self.also, *self.like)


SHIPPED = (
    Explained(
        "adult social care",
        ("ASC", "adult social services"),
        _("Help from the council for adults who are ill, disabled or frail."),
        ("care for older people", "elderly care"),
    ),
    Explained(
        "air quality management area",
        ("AQMA",),
        _("A place where the air is dirtier than national limits allow, so that the council must act."),
        ("air pollution",),
    ),
    Explained(
        "annual governance statement",
        ("AGS",),
        _("A yearly report on how well the council controls its money and its decisions."),
    ),
    Explained(
        "area of outstanding natural beauty",
        ("AONB", "national landscape"),
        _(
            "Countryside protected by law for its beauty; in England and Wales now called a national landscape."
        ),
    ),
    Explained(
        "asset of community value",
        ("ACV",),
        _("A building or land that local people may bid to buy before it is sold, such as a pub."),
        ("community right to bid",),
    ),
    Explained(
        "business improvement district",
        ("BID",),
        _("An area whose businesses vote to pay an extra levy for improvements there."),
    ),
    Explained(
        "business rates",
        ("NNDR", "national non-domestic rates", "non-domestic rates"),
        _("The tax on shops, offices and other premises that are not homes."),
    ),
    Explained(
        "call-in",
        ("called in", "call in"),
        _("Stops a decision before it is carried out so that a scrutiny committee can look at it again."),
    ),
    Explained(
        "capital programme",
        ("capital plan",),
        _(
            "What the council plans to spend on building and buying things that last, such as schools and roads."
        ),
        ("capital expenditure", "capital spending"),
    ),
    Explained(
        "casting vote",
        ("second or casting vote",),
        _("A further vote by the person in the chair when there are as many votes for as against."),
    ),
    Explained(
        "Chief Executive",
        ("head of paid service",),
        _("The most senior officer, who leads the council's staff."),
    ),
    Explained(
        "child and adolescent mental health services",
        ("CAMHS", "children and adolescent mental health services"),
        _("Health services for children and young people with mental health problems."),
        ("children's mental health",),
    ),
    Explained(
        "children and young people",
        ("CYP",),
        _("People under 18, and up to 25 for some services."),
        ("young persons",),
    ),
    Explained(
        "children looked after",
        ("CLA", "looked after children", "looked-after children"),
        _("Children in the care of the council, for example with foster parents."),
        ("children in care", "foster care", "fostering"),
    ),
    Explained(
        "climate emergency",
        (),
        _("A council's statement that the changing climate needs action at once."),
        ("net zero", "carbon neutral", "carbon reduction"),
    ),
    Explained(
        "code of conduct",
        ("members' code of conduct",),
        _("The rules of behaviour that councillors must follow."),
        ("standards complaint",),
    ),
    Explained(
        "Community Infrastructure Levy",
        ("CIL",),
        _(
            "A charge on new buildings that pays for roads, schools and other things that the area then needs."
        ),
        ("developer contributions",),
    ),
    Explained(
        "compulsory purchase order",
        ("CPO",),
        _("An order that lets a council buy land or a building although the owner does not want to sell."),
    ),
    Explained(
        "conservation area",
        (),
        _("A place of special character where changes to buildings and trees are controlled."),
    ),
    Explained(
        "constitution",
        (),
        _("The document that says how a council makes decisions and who may make them."),
        ("standing orders", "rules of procedure"),
    ),
    Explained(
        "consultation",
        ("public consultation",),
        _("Asking people for their views before a decision is made."),
    ),
    Explained(
        "co-opted member",
        ("co-optee", "coopted member", "co-opted"),
        _("Somebody who sits on a committee without being elected to the council."),
    ),
    Explained(
        "Council Tax Reduction",
        ("council tax support", "CTR", "CTRS"),
        _("A lower council tax bill for people with little money."),
        ("council tax benefit",),
    ),
    Explained(
        "deferred",
        ("deferral",),
        _("Put off to a later meeting."),
        ("adjourned",),
    ),
    Explained(
        "delegated decision",
        ("delegated powers", "delegated authority", "scheme of delegation"),
        _("A decision that a committee or the council lets an officer or one councillor make."),
        ("officer decision",),
    ),
    Explained(
        "development plan",
        ("local plan", "local development plan", "LDP"),
        _("The council's plan for where homes, shops and workplaces may be built."),
        ("core strategy", "site allocations"),
    ),
    Explained(
        "disabled facilities grant",
        ("DFG",),
        _("Money to adapt a home for a disabled person, such as for a ramp or a shower."),
        ("home adaptations",),
    ),
    Explained(
        "disclosable pecuniary interest",
        ("DPI", "pecuniary interest"),
        _(
            "Work, land, shares or contracts of a councillor or their partner that must be declared;"
            " the councillor must then take no part."
        ),
        ("declaration of interest", "personal interest", "prejudicial interest"),
    ),
    Explained(
        "education, health and care plan",
        ("EHCP", "EHC plan"),
        _("A legal plan of the help that a child or young person with special educational needs must get."),
        ("statement of special educational needs",),
    ),
    Explained(
        "en bloc",
        (),
        _("Several items or recommendations decided together with one vote."),
        ("en masse",),
    ),
    Explained(
        "ex officio",
        (),
        _("A member because of another post that they hold, not by name."),
    ),
    Explained(
        "executive",
        ("cabinet",),
        _(
            "The leader and the councillors who make most of the council's decisions between council meetings."
        ),
    ),
    Explained(
        "exempt information",
        ("Part II", "Part 2", "confidential information", "exempt item"),
        _(
            "Information that the law lets a council discuss without press and public, such as about one person."
        ),
        ("exclusion of press and public", "exclusion of the press and public", "private session"),
    ),
    Explained(
        "external auditor",
        ("external audit",),
        _("An accountant from outside the council who checks its accounts each year."),
    ),
    Explained(
        "fly-tipping",
        ("fly tipping", "flytipping"),
        _("Leaving rubbish where it is not allowed."),
        ("illegal dumping", "dumped rubbish"),
    ),
    Explained(
        "forward plan",
        ("notice of key decisions", "forward work plan"),
        _("A list of the important decisions that are due in the coming months."),
    ),
    Explained(
        "freedom of information",
        ("FOI", "freedom of information request"),
        _("The right to ask a public body for information that it holds."),
    ),
    Explained(
        "general fund",
        (),
        _("The account for the council's everyday services, other than its own housing."),
        ("revenue budget",),
    ),
    Explained(
        "green belt",
        ("greenbelt",),
        _("Land around towns that is kept open and where little may be built."),
    ),
    Explained(
        "health and wellbeing board",
        ("HWB", "health and well-being board"),
        _("Where the council and the health service plan together for people's health."),
    ),
    Explained(
        "home to school transport",
        ("school transport", "home-to-school transport"),
        _("Buses, taxis or money that the council gives so that pupils can get to school."),
        ("special needs transport", "SEND transport", "school bus", "school taxi"),
    ),
    Explained(
        "house in multiple occupation",
        ("HMO", "houses in multiple occupation", "HMOs"),
        _("A home shared by people of several households, which may need a licence."),
        ("bedsits", "shared houses"),
    ),
    Explained(
        "household waste recycling centre",
        ("HWRC", "household waste site", "household recycling centre", "civic amenity site"),
        _("A place where people can take rubbish and things to be recycled."),
        ("tip", "recycling centre", "dump"),
    ),
    Explained(
        "Housing Revenue Account",
        ("HRA",),
        _("The separate account for the rents and repairs of the council's own homes."),
        ("council house rents",),
    ),
    Explained(
        "independent remuneration panel",
        ("IRP",),
        _("People from outside the council who advise what councillors should be paid."),
        ("members' allowances",),
    ),
    Explained(
        "Integrated Care Board",
        ("ICB",),
        _("The body of the National Health Service that plans and pays for care in an area of England."),
        ("clinical commissioning group", "CCG"),
    ),
    Explained(
        "joint committee",
        (),
        _("A committee of several councils that decide something together."),
    ),
    Explained(
        "Joint Strategic Needs Assessment",
        ("JSNA",),
        _("A study of what people in the area need to stay healthy."),
    ),
    Explained(
        "key decision",
        (),
        _("A decision of the executive that costs or saves much money or affects many people."),
    ),
    Explained(
        "Lead Local Flood Authority",
        ("LLFA",),
        _("The council that plans against floods from rain, streams and groundwater."),
        ("flood risk management",),
    ),
    Explained(
        "listed building consent",
        ("LBC",),
        _("Permission that is needed to change a building protected for its history."),
        ("listed building",),
    ),
    Explained(
        "Local Cycling and Walking Infrastructure Plan",
        ("LCWIP",),
        _("A long-term plan for better walking and cycling routes."),
        ("active travel",),
    ),
    Explained(
        "Local Government and Social Care Ombudsman",
        ("LGSCO", "local government ombudsman", "LGO"),
        _("Looks into complaints about councils in England when the council has had its chance to answer."),
    ),
    Explained(
        "Local Transport Plan",
        ("LTP",),
        _("A plan for roads, buses, trains, walking and cycling in the area."),
    ),
    Explained(
        "matters arising",
        (),
        _("News on what was said in the minutes of the meeting before."),
    ),
    Explained(
        "Medium Term Financial Strategy",
        ("MTFS", "medium term financial plan", "MTFP"),
        _("The council's plan for its money over the next three to five years."),
    ),
    Explained(
        "memorandum of understanding",
        ("MOU",),
        _("A written agreement between organisations that is not a contract."),
    ),
    Explained(
        "monitoring officer",
        (),
        _("The officer who sees to it that the council and its councillors keep to the law."),
    ),
    Explained(
        "motion",
        ("notice of motion",),
        _("A proposal that a councillor asks the meeting to agree."),
    ),
    Explained(
        "multi-agency safeguarding hub",
        ("MASH",),
        _("Where council, police and health staff share what they know to protect children and adults."),
    ),
    Explained(
        "neighbourhood plan",
        ("neighbourhood development plan", "NDP"),
        _("A plan for building in a parish or neighbourhood, made by people there and put to a vote."),
    ),
    Explained(
        "nem con",
        ("nem. con.", "nemine contradicente"),
        _("Agreed with nobody voting against."),
    ),
    Explained(
        "outside body",
        ("outside bodies",),
        _("An organisation to which the council appoints somebody, such as a charity or a port."),
    ),
    Explained(
        "overview and scrutiny",
        ("scrutiny",),
        _("Councillors outside the executive who examine its decisions and advise it."),
    ),
    Explained(
        "parish poll",
        ("community poll",),
        _("A vote of the people of a parish on a question raised at a parish meeting."),
    ),
    Explained(
        "permitted development",
        ("permitted development rights",),
        _("Building work that may be done without asking for planning permission."),
    ),
    Explained(
        "portfolio holder",
        ("cabinet member", "executive member", "lead member"),
        _("A councillor of the executive who is responsible for one area, such as highways."),
    ),
    Explained(
        "precept",
        (),
        _("The share of the council tax that another authority, such as a parish or the police, asks for."),
    ),
    Explained(
        "Private Finance Initiative",
        ("PFI",),
        _("A contract in which a company builds something and the council pays for it over many years."),
    ),
    Explained(
        "proper officer",
        (),
        _("The officer named to carry out a duty that the law sets."),
    ),
    Explained(
        "public right of way",
        ("PROW", "public rights of way", "rights of way"),
        _("A path that anyone may use, such as a footpath or a bridleway."),
        ("public footpath", "bridleway"),
    ),
    Explained(
        "Public Spaces Protection Order",
        ("PSPO",),
        _("An order that forbids certain behaviour in a public place, such as drinking in a park."),
        ("dog control order", "alcohol ban"),
    ),
    Explained(
        "quorum",
        ("quorate", "inquorate"),
        _("How many members must be there before the meeting can decide anything."),
    ),
    Explained(
        "regulatory committee",
        (),
        _("A committee that decides applications under the law, such as for planning or licences."),
    ),
    Explained(
        "reserved matters",
        (),
        _("Details of a building, such as its looks, that are approved after outline permission."),
    ),
    Explained(
        "Revenue Support Grant",
        ("RSG",),
        _("Money from the government towards a council's everyday services."),
    ),
    Explained(
        "section 106 agreement",
        ("section 106", "s106", "s.106", "planning obligation"),
        _("A promise by a developer to pay for or build something that a new development makes necessary."),
        ("developer contributions",),
    ),
    Explained(
        "section 151 officer",
        ("s151 officer", "s.151 officer", "section 151", "s151", "chief finance officer"),
        _("The officer responsible by law for the council's money."),
    ),
    Explained(
        "section 278 agreement",
        ("section 278", "s278"),
        _("An agreement by which a developer pays for changes to a public road."),
    ),
    Explained(
        "service level agreement",
        ("SLA",),
        _("Says what service one body gives another, and how well."),
    ),
    Explained(
        "special educational needs and disabilities",
        ("SEND", "SEN", "special educational needs", "special educational needs and disability"),
        _("Needs of children and young people who learn less easily than others or are disabled."),
        ("special needs", "additional learning needs", "ALN"),
    ),
    Explained(
        "Statement of Accounts",
        (),
        _("The council's yearly account of what it received, spent, owns and owes."),
        ("annual accounts",),
    ),
    Explained(
        "sub-committee",
        ("subcommittee", "sub committee"),
        _("A smaller committee set up by a committee for part of its work."),
    ),
    Explained(
        "substitute",
        ("substitute member", "named substitute"),
        _("A councillor who takes the place of a member who cannot come."),
    ),
    Explained(
        "Supplementary Planning Document",
        ("SPD", "supplementary planning guidance", "SPG"),
        _("More detailed guidance on how the policies of the development plan are applied."),
    ),
    Explained(
        "sustainable drainage",
        ("SuDS", "sustainable drainage system", "sustainable urban drainage"),
        _("Ponds, ditches and other ways to let rain sink in slowly instead of flooding."),
    ),
    Explained(
        "task and finish group",
        ("task group", "task and finish"),
        _("A few councillors who study one question and then report."),
        ("working group", "working party"),
    ),
    Explained(
        "terms of reference",
        (),
        _("What a committee is for and what it may decide."),
    ),
    Explained(
        "Traffic Regulation Order",
        ("TRO", "traffic order", "TROs"),
        _("The legal order behind a rule on a road, such as a speed limit or yellow lines."),
        ("parking restrictions", "double yellow lines", "speed limit order"),
    ),
    Explained(
        "treasury management",
        (),
        _("How the council borrows and invests its money."),
    ),
    Explained(
        "tree preservation order",
        ("TPO", "TPOs"),
        _("An order that protects a tree from being cut without the council's consent."),
        ("protected tree",),
    ),
    Explained(
        "urgency",
        ("special urgency", "general exception", "urgent decision"),
        _("Rules for a decision that cannot wait for the usual notice."),
    ),
    Explained(
        "virement",
        ("budget transfer",),
        _("Moving money from one budget to another."),
    ),
    Explained(
        "voluntary, community and faith sector",
        ("VCFS", "voluntary sector", "third sector", "voluntary and community sector"),
        _("Charities, community groups and faith groups."),
        ("charities",),
    ),
    Explained(
        "work programme",
        ("forward work programme",),
        _("The list of what a committee means to look at in the coming meetings."),
    ),
    Explained(
        "young carers",
        ("young carer",),
        _("Children who look after somebody at home who is ill or disabled."),
    ),
)
