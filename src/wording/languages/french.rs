//! French.

use super::super::texts::words;
use super::French;
use crate::wording::{
    BasisText, ChainLabel, ChainPhrase, CrosswalkText, DiffLabel, DiffPhrase, ExplainLabel, ExplainPhrase,
    GlossaryText, Label, LanguageName, MoneyText, OutlookLabel, OutlookPhrase, OverallText, PaperLabel,
    PaperPhrase, Phrase, QualityLabel, QualityPhrase, RegisterLabel, RegisterPhrase, RestateText,
    RobustnessLabel, RobustnessPhrase, SdgLabel, SdgPhrase, TraceKind, TraceLabel, TracePhrase, TrendText,
};

words! {
    French: BasisText {
        CarriedNote: "{id}\u{a0}: dont {sum} repris de {period}\u{202f}; enregistrements reçus\u{a0}: {reporting} sur {due}.";
        CarriedSinceNote: "{id}\u{a0}: dont {sum} repris de périodes antérieures, la plus ancienne étant {period}\u{202f}; enregistrements reçus\u{a0}: {reporting} sur {due}.";
        CarriedRecordsNote: "{id}\u{a0}: enregistrements repris de périodes antérieures\u{a0}: {n}, le plus ancien datant de {period}\u{202f}; enregistrements reçus\u{a0}: {reporting} sur {due}.";
        LatestNote: "{id}\u{a0}: dernière valeur disponible ({period}).";
        LatestSinceNote: "{id}\u{a0}: dernières valeurs disponibles, la plus ancienne datant de {period}.";
        DerivedNote: "{id}\u{a0}: lorsqu’aucun total n’a été communiqué, celui-ci est calculé à partir de la ventilation (enregistrements\u{a0}: {n}).";
        GapNote: "{id}\u{a0}: valeur communiquée au niveau central\u{202f}; les entités déclarantes aboutissent à {units}, soit un écart de {gap}.";
        TargetGapNote: "{id}\u{a0}: cible fixée au niveau central\u{202f}; la somme des cibles des entités déclarantes est de {units}, soit un écart de {gap}.";
        FallNote: "{id}\u{a0}: en baisse par rapport à la période précédente parce que des valeurs manquent{units}\u{202f}; enregistrements\u{a0}: {n}.";
        UnlikeNote: "{id}\u{a0}: la variation par rapport à {period} ne porte pas sur les mêmes enregistrements (enregistrements assortis d’une valeur\u{a0}: {before} alors, {now} à présent{gone}{joined}).";
        GoneFrom: "\u{202f}; entités n’en ayant plus\u{a0}: {units}";
        JoinedFrom: "\u{202f}; entités venues s’ajouter\u{a0}: {units}";
        InUnits: " (entités concernées\u{a0}: {units})";
        BreakdownCaption: "{id} {title}\u{a0}: ventilation par {dimensions}, {period}";
        NotBrokenDown: "Non ventilé";
        Part: "Ventilation";
        Share: "Part";
        And: " et ";
        RecordsCaption: "Enregistrements (projets) assortis d’une valeur, {period}";
        MethodWeightedMean: "moyenne pondérée par la taille de chaque enregistrement";
        MethodCountDistinct: "chaque élément est compté une seule fois, quelle que soit l’entité qui le communique";
    }
}

words! {
    French: ChainLabel {
        FrameworkTitle: "Cadre de résultats";
        ContextTitle: "Contexte et hypothèses";
        Held: "Confirmée";
        AtRisk: "Menacée";
        Broken: "Infirmée";
        Reached: "contact";
        Reaction: "réaction";
        Capacity: "capacité";
        Practice: "pratique";
        System: "système";
        ChangePractice: "pratiques des entreprises";
        ChangePolicy: "politiques et normes";
        ChangeTechnology: "technologie";
        ChangeInvestment: "investissement";
        ChangeGovernance: "gouvernance";
        Framework: "Application du cadre";
        Designed: "dès la conception des projets";
        Retrofitted: "après coup, aux projets déjà en cours";
        NotApplied: "non";
        Micro: "micro";
        Meso: "méso";
        Macro: "macro";
        Delivered: "Résultat propre";
        ContributedTo: "Contribution";
        Level: "Niveau";
        LeadsTo: "conduit à";
        NoIndicator: "aucun indicateur";
        ChangeTitle: "Qui a changé, et en quoi";
        Who: "Qui";
        What: "Changement";
        Stage: "Stade";
        Role: "Rôle";
        Actors: "Acteurs";
        Attribution: "attribution";
        Lag: "décalage en années";
        External: "facteurs externes";
        Owner: "Responsable";
        Frequency: "Fréquence";
        Limitations: "Limites";
        Contributors: "Contributeurs";
        Tags: "Mots-clefs";
    }
}

words! {
    French: ChainPhrase {
        Intro: "Le cadre comprend {results} résultats. Une flèche va d’un résultat à celui qu’il est censé entraîner.";
        AssumptionCounts: "Le cadre repose sur des hypothèses touchant des conditions qui échappent à la maîtrise de l’organisation\u{a0}: confirmées, {held}\u{202f}; menacées, {risk}\u{202f}; infirmées, {broken}.";
        ChainCaption: "La chaîne de résultats, {period}";
        ResultsCaption: "Résultats et indicateurs correspondants, {period}";
        ActorsCaption: "Indicateurs par acteur et par stade de changement, {period}\u{a0}: nombre d’indicateurs atteints sur le total";
        ActorsNote: "Indicateurs laissés de côté faute de niveau d’acteur ou de stade\u{a0}: {n}.";
        ChangeCaption: "Qui a changé, et en quoi\u{a0}: {area}";
        RoleNote: "«\u{a0}Résultat propre\u{a0}»\u{a0}: l’organisation répond seule du résultat\u{202f}; «\u{a0}contribution\u{a0}»\u{a0}: elle en partage la responsabilité avec d’autres, et la valeur n’est pas le fruit de son seul travail.";
        With: "{role}, avec {contributors}";
        Class: "({class})";
        MetOf: "{met} sur {all}";
        BoxCounts: "Indicateurs atteints\u{a0}: {met} sur {all}";
        RetrofitNote: "{mark} Le cadre ayant été appliqué à des projets déjà en cours, les données des premières années peuvent être incomplètes.";
        AltChain: "Schéma de la chaîne de résultats, des produits à l’impact.";
        AltResult: "{level} {id} {title}, conduisant à {parents}.";
        AltLast: "{level} {id} {title}.";
    }
}

words! {
    French: CrosswalkText {
        Title: "Modifications du cadre";
        Intro: "Le cadre de résultats a changé entre les périodes sur lesquelles porte le présent rapport. Le tableau indique comment les indicateurs de l’ancien cadre se prolongent dans le nouveau et si leurs valeurs sont comparables. Lorsqu’elles ne le sont pas, la courbe est interrompue dans les figures et aucune variation par rapport à l’année précédente n’est indiquée.";
        Caption: "Passage des indicateurs d’un cadre à l’autre";
        From: "Depuis";
        Earlier: "Ancien indicateur";
        Later: "Nouvel indicateur";
        RelationHeading: "Modification";
        ComparableHeading: "Comparable";
        NoteHeading: "Observation";
        Same: "maintien";
        Redefined: "redéfinition";
        Merged: "fusion";
        Split: "scission";
        Discontinued: "suppression";
        New: "création";
        Comparable: "oui";
        NotComparable: "non";
        Break: "changement de cadre";
        AltBreak: "Le cadre a changé à partir de {period}\u{a0}: les valeurs antérieures et postérieures ne sont pas comparables et la courbe est interrompue.";
        ChartEarlier: "Jusqu’à {period}, les valeurs sont celles de l’indicateur {id}, {title}.";
        ChartRedefined: "Jusqu’à {period}, les valeurs suivent l’ancienne définition.";
        EarlierMark: "{name}\u{a0}†";
        AnnexContinued: "† {earlier} relève de l’ancien cadre et se prolonge dans {id}\u{202f}; les valeurs sont comparables.";
        AnnexBroken: "† {earlier} relève de l’ancien cadre et se prolonge dans {id}\u{202f}; les valeurs ne sont pas comparables.";
        AnnexEnded: "‡ Indicateur qui n’est plus en vigueur.";
        EndedMark: "{name}\u{a0}‡";
        AnnexRedefined: "§ Valeur établie selon l’ancienne définition de {id}.";
        RedefinedMark: "{period}\u{a0}§";
        RowsOutside: "Lignes relatives à des indicateurs qui n’étaient pas en vigueur\u{a0}: {n}.";
    }
}

words! {
    French: ExplainLabel {
        ExpectedByNow: "Attendu à ce stade";
        ByLine: "ligne droite du niveau de référence à la cible";
        ByMilestone: "jalon";
        BySteps: "étapes arrivées à échéance";
        TimeSum: "Les valeurs communiquées pour les différentes parties de la période sont additionnées.";
        TimeLatest: "Des valeurs communiquées pour les différentes parties de la période, la plus récente est retenue.";
        TimeMax: "Des valeurs communiquées pour les différentes parties de la période, la plus élevée est retenue.";
        TimeMin: "Des valeurs communiquées pour les différentes parties de la période, la plus faible est retenue.";
        TimeMean: "On fait la moyenne des valeurs communiquées pour les différentes parties de la période.";
        TimeRatio: "Les numérateurs des différentes parties de la période sont additionnés, de même que les dénominateurs.";
        TimeWeighted: "On fait la moyenne pondérée des valeurs communiquées pour les différentes parties de la période.";
        TimeDistinct: "Chaque élément est compté une seule fois, quel que soit le nombre de fois où il a été communiqué au cours de la période.";
        Period: "Période";
        UnitsSum: "La valeur obtenue est la somme des valeurs communiquées par les entités déclarantes.";
        UnitsLatest: "La valeur obtenue est la plus récente de celles qu’ont communiquées les entités déclarantes.";
        UnitsMax: "La valeur obtenue est la plus élevée de celles des entités déclarantes.";
        UnitsMin: "La valeur obtenue est la plus faible de celles des entités déclarantes.";
        UnitsMean: "La valeur obtenue est la moyenne des entités déclarantes.";
        UnitsWeighted: "La valeur obtenue est la moyenne pondérée des entités déclarantes.";
        UnitsDistinct: "La valeur obtenue est le nombre d’éléments distincts pour l’ensemble des entités déclarantes.";
        UnitsRatio: "La valeur obtenue est la somme des numérateurs divisée par la somme des dénominateurs.";
        Whole: "Tous les domaines de résultat";
        BoundLow: "Borne inférieure";
        BoundHigh: "Borne supérieure";
        HowComputed: "Mode de calcul";
        WhatWentIn: "Données utilisées";
        Members: "Indicateurs";
        Notes: "À savoir";
        RowsOfData: "Lignes de données";
        File: "Fichier";
        Row: "Ligne";
        Unit: "Entité";
        Project: "Projet";
        Value: "Valeur";
        Fate: "Utilisation";
        CountsAs: "Comptée pour";
        Weight: "Poids";
        FateUsed: "utilisée";
        FateSuperseded: "remplacée par une révision ultérieure";
        FateDuplicate: "fait double emploi avec une autre ligne";
        FatePart: "composante d’un total";
        FateBeside: "non utilisée\u{a0}: valeur communiquée au niveau central";
        FateCarried: "reprise d’une période antérieure";
        FateEarlier: "valeur antérieure de la période";
        FateNotInForce: "sans objet\u{a0}: indicateur non en vigueur pendant la période";
        FateUnusable: "inutilisable";
    }
}

words! {
    French: ExplainPhrase {
        Title: "{title}, {period}";
        TitleOfUnit: "{title}, {unit}, {period}";
        NoFigures: "Il n’y a pas de données pour {period}.";
        Answer: "La valeur obtenue est de {actual} pour une cible de {target}, soit un taux de réalisation de {achievement}, avec l’appréciation «\u{a0}{rating}\u{a0}».";
        AnswerOfUnits: "Le taux de réalisation, établi à partir des entités déclarantes, est de {achievement}, avec l’appréciation «\u{a0}{rating}\u{a0}».";
        AnswerJudged: "L’appréciation qualitative est «\u{a0}{rating}\u{a0}»\u{202f}; une telle appréciation n’a pas de pourcentage et n’entre dans aucune moyenne.";
        AnswerDistance: "La valeur obtenue est de {actual}, à {achievement} de {target}\u{202f}; elle est comparée à celle des pairs et ne donne pas lieu à une appréciation.";
        AnswerNoData: "Il n’y a pas de valeur obtenue ({reason}), et donc pas de taux de réalisation\u{202f}; une valeur manquante n’est jamais comptée pour zéro.";
        AnswerNotComputable: "Aucun taux de réalisation ne peut être calculé à partir de {actual}\u{a0}: {reason}.";
        AnswerNoTarget: "La valeur obtenue est de {actual}\u{202f}; il n’existe pas de cible à laquelle la comparer.";
        AnswerNoBaseline: "La valeur obtenue est de {actual} et la cible de {target}, mais la méthode exige un niveau de référence et il n’y en a pas.";
        AnswerNotDue: "Rien n’était encore échu.";
        AnswerArea: "Le taux de réalisation du domaine est de {achievement}, avec l’appréciation «\u{a0}{rating}\u{a0}», pour une couverture de {coverage} des éléments attendus.";
        AnswerAreaWithheld: "Aucun taux global n’est donné\u{a0}: la couverture est de {coverage} ({rating}).";
        FromRows: "d’après {n, plural, one {# ligne} other {# lignes}} de données";
        StepDone: "achevée le {date}";
        StepDue: "non achevée, échéance le {date}";
        PartsOfPeriod: "{n, plural, one {# ligne} other {# lignes}} pour des parties de la période";
        UnitsReported: "entités ayant communiqué leurs données\u{a0}: {reporting} sur {due}";
        RuleRatio: "valeur obtenue ÷ cible";
        RuleInverse: "cible ÷ valeur obtenue, une valeur plus faible étant préférable";
        RuleProgress: "(valeur obtenue − niveau de référence) ÷ (cible − niveau de référence)\u{a0}: part du chemin parcourue";
        RuleCeiling: "1 + (cible − valeur obtenue) ÷ cible\u{a0}: la valeur doit rester inférieure à la cible";
        RuleMaintain: "1 dans la marge de tolérance autour de la cible, et d’autant moins qu’on s’en éloigne";
        RuleRange: "1 − distance entre la valeur obtenue et l’intervalle ÷ distance entre le niveau de référence et l’intervalle";
        RuleNear: "1 − distance entre la valeur obtenue et l’intervalle ÷ tolérance";
        RuleSteps: "poids des étapes achevées ÷ poids de toutes les étapes";
        RuleBinary: "1 si la valeur est égale à la cible, 0 sinon";
        RuleWithin: "1 si la valeur se situe dans l’intervalle, 0 sinon";
        RuleAtLeast: "1 si la valeur est au moins égale à la cible, 0 sinon";
        RuleAtMost: "1 si la valeur est au plus égale à la cible, 0 sinon";
        RuleDistance: "(valeur obtenue − cible) ÷ écart type des pairs";
        RuleFlat: "1\u{a0}: la cible est égale au niveau de référence, qui a été maintenu";
        RuleNothing: "1\u{a0}: la cible est zéro, et la valeur obtenue l’est aussi";
        RuleShare: "entités ayant atteint leur propre cible ÷ entités pour lesquelles on peut se prononcer";
        RuleMean: "somme des taux de réalisation des entités ÷ nombre d’entités";
        RuleSchedule: "comparaison avec ce qui était attendu à ce stade";
        AnswerOverall: "Le taux de réalisation d’ensemble est de {achievement}, avec l’appréciation «\u{a0}{rating}\u{a0}», pour une couverture de {coverage} des éléments attendus.";
        RuleOverallAreas: "moyenne des domaines pour lesquels un taux global est donné, selon leur poids";
        RuleOverallIndicators: "moyenne de tous les indicateurs, selon leur poids multiplié par celui de leur domaine";
        RuleRollUp: "moyenne pondérée des taux de réalisation, chacun étant compté entre {floor} et {cap}";
        NoteFlat: "La cible est égale au niveau de référence\u{202f}; celui-ci a été maintenu, ce qui compte pour 100\u{202f}%.";
        NoteUnrounded: "L’appréciation se fonde sur le taux de réalisation non arrondi\u{202f}; l’arrondi ne sert qu’à l’affichage.";
        NoteThresholds: "L’indicateur a ses propres seuils.";
        NoteQuery: "Les lignes de {file} sont celles du résultat de la requête, qui regroupe des lignes\u{202f}; elles ne figurent dans aucun fichier.";
        MoreRows: "… et {n} de plus\u{202f}; `--json` les affiche toutes";
        NoteMetOnly: "Un domaine n’est réputé atteint que si tous les indicateurs assortis d’une appréciation le sont.";
    }
}

words! {
    French: Label {
        Met: "atteint";
        LargelyMet: "largement atteint";
        PartlyMet: "partiellement atteint";
        NotMet: "non atteint";
        Regressed: "en recul";
        Green: "vert";
        Amber: "orange";
        Red: "rouge";
        GradeA1: "A1";
        GradeA2: "A2";
        GradeB1: "B1";
        GradeB2: "B2";
        GradeC: "C";
        OverTarget: "au-dessus de la cible";
        OnTarget: "conforme à la cible";
        UnderTarget: "en deçà de la cible";
        High: "élevé";
        Medium: "moyen";
        Low: "faible";
        NoData: "pas de données";
        NoTarget: "pas de cible";
        NoBaseline: "pas de niveau de référence";
        NotDue: "non échu";
        NotComputable: "non calculable";
        Compared: "comparaison avec les pairs";
        InsufficientData: "données insuffisantes";
        NotCollected: "non collecté";
        NotReported: "non communiqué";
        Suppressed: "non publié";
        NotApplicable: "sans objet";
        PendingQa: "en attente de vérification";
        FlatTarget: "la cible est égale au niveau de référence et n’a pas été maintenue";
        ZeroTarget: "la cible est zéro\u{a0}: résultat non prévu";
        ZeroCeiling: "le plafond est zéro et a été dépassé";
        NegativeValue: "la méthode n’admet pas de valeurs négatives";
        TargetAgainstDirection: "la cible se situe du mauvais côté du niveau de référence";
        ZeroDenominator: "le dénominateur est zéro";
        NotAggregated: "les valeurs des entités ne peuvent pas être agrégées";
        NotMatched: "aucune entité déclarante n’a à la fois une valeur et une cible";
        AtBaseline: "ce qui était attendu à ce stade est le niveau de référence lui-même";
        RangeLost: "l’intervalle, respecté au niveau de référence, ne l’est plus";
        ZeroActual: "la valeur est zéro, et une valeur plus faible est préférable";
        NoTolerance: "la méthode exige une marge de tolérance";
        TargetForm: "la cible n’a pas la forme exigée par la méthode";
        NoPeers: "pas de valeurs différentes de pairs auxquelles comparer";
        Overflow: "les nombres sont trop grands";
        NoTargetReason: "aucune cible n’a été fixée";
        NoBaselineReason: "la méthode exige un niveau de référence et aucun n’a été indiqué";
        NotAvailable: "n. d.";
        Assessed: "Contributions mises en recouvrement";
        Voluntary: "Contributions volontaires";
        OtherFunds: "Autres recettes";
        LevelImpact: "Impact";
        LevelOutcome: "Effet direct";
        LevelOutput: "Produit";
        LevelManagement: "Efficacité de la gestion";
        LevelOrganisation: "Efficacité de l’organisation";
        MethodRatio: "valeur obtenue ÷ cible";
        MethodProgress: "part du chemin parcourue entre le niveau de référence et la cible";
        MethodInverseRatio: "cible ÷ valeur obtenue";
        MethodMaintain: "maintien à la cible, avec une marge de tolérance";
        MethodRange: "rapprochement de l’intervalle cible";
        MethodOrdinal: "part du chemin parcourue entre les degrés d’une échelle";
        MethodMilestone: "part pondérée des étapes achevées";
        MethodBinary: "oui ou non";
        MethodThreshold: "atteint ou non atteint";
        MethodQualitative: "appréciation qualitative motivée";
        MethodDistance: "distance à la cible, en écarts types des pairs";
        Step: "Étape";
        Weight: "Poids";
        DueOn: "Échéance";
        DoneOn: "Achèvement";
        Yes: "oui";
        No: "non";
        MethodCeiling: "maintien au-dessous de la cible";
        FullResponsibility: "responsabilité entière";
        SharedResponsibility: "responsabilité partagée";
        ActorMicro: "personnes et entreprises (micro)";
        ActorMeso: "institutions (méso)";
        ActorMacro: "décideurs (macro)";
        KindFlow: "compté à chaque période";
        KindStock: "situation en fin de période";
        KindCumulative: "total cumulé";
        Contents: "Table des matières";
        AtAGlance: "Principaux résultats en bref";
        ResourcesTitle: "Ressources par domaine de résultat";
        CoverageTitle: "Couverture des données et lacunes";
        AnnexTitle: "Ensemble des indicateurs et des années";
        SourcesTitle: "Sources des données";
        Headline: "Taux global";
        Achievement: "Réalisation";
        Rating: "Appréciation";
        Indicator: "Indicateur";
        Baseline: "Référence";
        Target: "Cible";
        Actual: "Valeur obtenue";
        Period: "Année";
        Coverage: "Couverture";
        Bounds: "Bornes";
        Area: "Domaine de résultat";
        Indicators: "Indicateurs";
        Budget: "Budget";
        Expenditure: "Dépenses";
        Utilization: "Exécution";
        Total: "Total";
        Reporting: "Reçu";
        Due: "Attendu";
        Reason: "Raison";
        File: "Fichier";
        Rows: "Lignes";
        Observations: "Lignes utilisées";
        Hash: "Empreinte (BLAKE3, 16 premiers caractères)";
        BandsTitle: "Seuils d’appréciation";
        Range: "Réalisation";
        Country: "Entité déclarante";
        Noted: "Définition";
        SourceNote: "Source";
        MethodLabel: "Méthode";
        OriginalTarget: "Cible initiale";
        RevisedTarget: "Cible révisée";
        Authority: "Décision";
        SeriesActual: "Valeur obtenue";
        SeriesTarget: "Cible";
        SeriesUnitsMet: "Entités ayant atteint la leur";
        MethodShare: "part des entités déclarantes ayant atteint leur propre cible";
        MethodMean: "moyenne des taux de réalisation des entités déclarantes";
        BarLimit: "Cible atteinte (100\u{202f}%)";
        TotalIndicators: "Indicateurs";
        UnitsMet: "% d’entités déclarantes ayant atteint leur propre cible";
        Definitions: "Définitions, sources et méthodes";
        MissingReasons: "Raisons de l’absence de valeur dans les lignes concernées\u{a0}: ";
        Enumeration: ", ";
        SentenceSpace: " ";
        Colon: "\u{a0}: ";
        Semicolon: "\u{202f}; ";
        FullStop: ".";
        Open: " (";
        Close: ")";
    }
}

words! {
    French: Phrase {
        FigureNumber: "Figure {n}";
        TableNumber: "Tableau {n}";
        SectionName: "{number} {title}";
        AnnexName: "{number}\u{a0}: {title}";
        AnnexNumber: "Annexe {n}";
        BandFrom: "{low} ou plus";
        BandBetween: "de {low} à moins de {high}";
        BandAbove: "plus de {low}";
        BandBelow: "moins de {high}";
        BandTo: "jusqu’à {high}";
        BandAny: "toute valeur";
        BandSpan: "{from}, {to}";
        OwnBand: "{rating}, {range}";
        OwnBandsNote: "{id}\u{a0}: l’appréciation suit des seuils propres à l’indicateur, à savoir {bands}.";
        CardCoverage: "Couverture\u{a0}: {coverage}";
        CardCounts: "Indicateurs atteints\u{a0}: {met} sur {total}";
        OverallCounts: "Indicateurs ayant atteint leur cible en {period}\u{a0}: {met} sur {total}.";
        OverallGaps: "Indicateurs sans appréciation\u{a0}: {without}\u{202f}; le chapitre sur la couverture des données en donne les raisons.";
        HeadlineText: "Moyenne pondérée des taux de réalisation de {computed} des {due} indicateurs attendus, chacun étant compté entre {floor} et {cap}.";
        HeadlineBounds: "Si tout ce qui manque se situait à {floor} ou à {cap}, le taux serait compris entre {low} et {high}.";
        Withheld: "La couverture étant inférieure à {min}, aucun taux global n’est donné.";
        OverviewCaption: "Appréciation des indicateurs par domaine de résultat, {period}";
        BulletCaption: "Taux de réalisation par indicateur du domaine «\u{a0}{area}\u{a0}», {period}";
        TrendCaption: "{title} ({id})";
        AreasCaption: "Taux de réalisation par domaine de résultat, {period}";
        IndicatorsCaption: "Indicateurs du domaine «\u{a0}{area}\u{a0}», {period}";
        AnnexCaption: "{area}\u{a0}: ensemble des indicateurs et des années";
        ResourcesCaption: "Budget et dépenses par domaine de résultat, {period} ({currency})";
        SourcesOfFundsCaption: "Budget et dépenses par source de financement, {period} ({currency})";
        CoverageCaption: "Entités déclarantes pour lesquelles il existe une valeur, {period}";
        GapsCaption: "Indicateurs échus restés sans appréciation, {period}";
        UnitsCaption: "{id} {title}\u{a0}: résultats par entité déclarante, {period}";
        SourcesCaption: "Fichiers à partir desquels les chiffres ont été calculés";
        RevisedCaption: "Cibles révisées, {period}";
        MatchedNote: "{id}\u{a0}: entités ayant à la fois une valeur et une cible\u{a0}: {n}\u{202f}; le taux de réalisation compare, pour celles-ci, {actual} à {target}.";
        ShareNote: "{id}\u{a0}: le taux de réalisation est la part des entités déclarantes ayant atteint leur propre cible ({met} sur {computed}).";
        ShareOfComparableNote: "{id}\u{a0}: le taux de réalisation est la part des entités déclarantes ayant atteint leur propre cible ({met} sur {computed} pouvant être comparées\u{202f}; entités dotées d’une cible\u{a0}: {with_target}).";
        MeanNote: "{id}\u{a0}: le taux de réalisation est la moyenne des taux de réalisation des entités déclarantes (au nombre de {computed}).";
        RevisedNote: "{id}\u{a0}: la cible a été révisée, passant de {original} à {target}{authority}\u{202f}; par rapport à la cible initiale, le taux de réalisation est de {achievement}.";
        ByAuthority: " (décision\u{a0}: {authority})";
        LaterTargetNote: "{id}\u{a0}: la cible est fixée pour {period}.";
        MilestoneNote: "{id}\u{a0}: le jalon pour {period} est de {expected}\u{202f}; part du chemin parcourue pour y parvenir\u{a0}: {share}.";
        MilestoneMissedNote: "{id}\u{a0}: le jalon pour {period} est de {expected}.";
        StepsCaption: "{id} {title}\u{a0}: étapes";
        StepsNote: "{id}\u{a0}: les étapes achevées représentent un poids de {done} sur {all}\u{202f}; {expected} était attendu à ce stade.";
        RationaleNote: "{id}\u{a0}: {rationale}";
        RangeOf: "{low}-{high}";
        Deviations: "{n}\u{a0}σ";
        InterimNote: "{id}\u{a0}: la cible est fixée pour {period}\u{202f}; à ce stade, le calendrier prévoit {expected}.";
        NoAchievementNote: "{id}\u{a0}: {reason}.";
        RowsRead: "Lignes de valeurs obtenues lues\u{a0}: {n}.";
        RowsUsed: "Lignes comportant une valeur et prises en compte dans un chiffre\u{a0}: {n}.";
        RowsSuperseded: "Remplacées par une révision ultérieure\u{a0}: {n}.";
        RowsMissing: "Sans valeur\u{a0}: {n}.";
        ReasonCount: "{reason}\u{a0}: {n}";
        RowsDuplicate: "Faisant double emploi avec une autre ligne\u{a0}: {n}.";
        RowsOutside: "Relatives à des périodes sur lesquelles ne porte pas le présent rapport\u{a0}: {n}.";
        RowsUnusable: "Inutilisables\u{a0}: {n}.";
        CoverageMeaning: "Une valeur manquante n’est jamais comptée pour zéro. Elle réduit la couverture du domaine dont elle relève et, lorsque la couverture est inférieure à {min}, aucun taux global n’est donné.";
        ResourcesText: "Les ressources sont présentées en regard des résultats et n’entrent pas dans le taux de réalisation. Lorsque le budget a été révisé, c’est le budget révisé qui est indiqué\u{202f}; le taux d’exécution est le rapport des dépenses à ce budget.";
        AltTrendStart: "Courbe de l’indicateur «\u{a0}{title}\u{a0}» ({unit}).";
        AltTrendPoint: "{period}\u{a0}: valeur obtenue {actual}, cible {target}.";
        AltTrendActual: "{period}\u{a0}: valeur obtenue {actual}.";
        AltBaseline: "Niveau de référence\u{a0}: {baseline}.";
        AltBullet: "Diagramme à barres des taux de réalisation, avec une ligne à 100\u{202f}%.";
        AltBar: "{id} {title}\u{a0}: {achievement}, {rating}.";
        AltBarNone: "{id} {title}\u{a0}: {rating}.";
        AltMore: "Les autres, au nombre de {n}, figurent dans le tableau.";
        BaselineOf: "Référence {period}";
        AltOverview: "Nombre d’indicateurs pour chaque appréciation, par domaine de résultat.";
        AltOverviewRow: "{area}\u{a0}– {counts}.";
        AltCount: "{rating}\u{a0}: {n}";
    }
}

words! {
    French: MoneyText {
        Thousands: "milliers de {currency}";
        Millions: "millions de {currency}";
        CurrencyUnknown: "monnaie non précisée";
        UnknownThousands: "milliers, monnaie non précisée";
        UnknownMillions: "millions, monnaie non précisée";
        OriginalBudget: "Budget initial";
        RevisedBudget: "Budget révisé";
        ShareOfBudget: "Part du budget";
        ShareOfExpenditure: "Part des dépenses";
        SourceOfFunds: "Source de financement";
        CapitalText: "Les investissements en capital sont présentés séparément et n’entrent dans aucun des chiffres ci-dessus\u{a0}: leur utilité dépasse la période et ils ne constituent pas un coût des résultats de celle-ci.";
        CapitalCaption: "Budget et dépenses d’équipement, {period} ({money})";
        AreaFundsCaption: "Budget et dépenses par domaine de résultat et par source de financement, {period} ({money})";
        ReallocationsCaption: "Modifications apportées au budget des domaines, {period} ({money})";
        From: "De";
        To: "Vers";
        Amount: "Montant";
        NewFunds: "fonds supplémentaires";
        GivenUp: "fonds restitués";
        LimitKept: "Un domaine peut céder à d’autres domaines jusqu’à {limit} de son budget initial\u{202f}; aucun n’en a cédé davantage.";
        LimitPassed: "Un domaine peut céder à d’autres domaines jusqu’à {limit} de son budget initial\u{202f}; domaines ayant cédé davantage\u{a0}: {areas}.";
        LimitUnknown: "Un domaine peut céder à d’autres domaines jusqu’à {limit} de son budget initial\u{202f}; domaines pour lesquels il est impossible de dire s’ils ont cédé davantage, parce qu’un budget initial manque ou qu’un montant est trop élevé\u{a0}: {areas}.";
        GivenByArea: "{area} ({share})";
        SharesRounded: "Les parts étant arrondies, leur somme n’est pas égale à 100\u{202f}%.";
        SharesAdjusted: "Le dernier chiffre des parts est ajusté de façon que leur somme soit égale à 100\u{202f}%.";
        AmountsRounded: "Les montants étant arrondis, leur somme ne correspond pas exactement aux totaux.";
    }
}

words! {
    French: OutlookLabel {
        Title: "Perspectives\u{a0}: cibles à venir";
        Outlook: "Perspectives";
        Latest: "Dernière valeur";
        Expected: "Attendu";
        Achieved: "cible atteinte";
        OnTrack: "en bonne voie";
        AccelerationNeeded: "accélération nécessaire";
        Limited: "progrès limités ou nuls";
        Deteriorating: "détérioration";
        SignificantProgress: "progrès notables";
        ModerateProgress: "progrès modérés";
        NoChange: "pas de changement notable";
        ModerateDecline: "éloignement modéré";
        SignificantDecline: "éloignement notable";
        SmallShortfall: "en bonne voie, léger retard prévu";
        LargeShortfall: "retard important prévu";
        WrongDirection: "mauvaise direction";
        Delayed: "en retard";
        OffTrack: "hors trajectoire";
        Reversing: "inversion de tendance";
        NoData: "pas de données";
        NoTarget: "pas de cible";
        RangeTarget: "la cible est un intervalle";
        NoWay: "sa méthode ne mesure pas le chemin vers la cible";
        TargetDue: "la cible est échue";
        TargetsOfUnits: "cibles fixées par entité déclarante";
        Judged: "appréciation qualitative";
        StepsCounted: "mesure par étapes réalisées";
        NoneSet: "aucune cible fixée pour la période considérée ni au-delà";
        NoBaseline: "pas de niveau de référence";
        UndatedBaseline: "le niveau de référence n’est pas daté";
        NoDirection: "aucune direction n’est indiquée";
        InsufficientHistory: "trop peu d’années assorties d’une valeur";
        ZeroBase: "pas de taux de croissance à partir d’un niveau de référence nul";
        ZeroValue: "pas de taux de croissance vers une valeur nulle";
        ZeroTarget: "pas de taux de croissance vers une cible nulle";
        SignChange: "pas de taux de croissance en cas de changement de signe";
        FlatTarget: "la cible est égale au niveau de référence";
        TargetAgainstDirection: "la cible se situe du mauvais côté du niveau de référence";
        AtLimit: "le niveau de référence est à sa limite naturelle";
        UnevenYears: "les périodes ne sont pas séparées par des années entières";
        Overflow: "les nombres sont trop grands";
        MethodSchedule: "Selon le calendrier\u{a0}: rapport du chemin parcouru depuis le niveau de référence au chemin qui aurait dû l’être à ce stade. En bonne voie à partir de 95\u{202f}%, en retard à partir de 60\u{202f}%, hors trajectoire au-dessous, inversion de tendance en deçà du niveau de référence.";
        MethodCagrRatio: "Selon la croissance\u{a0}: rapport de la croissance annuelle depuis le niveau de référence à la croissance annuelle nécessaire pour atteindre la cible. En bonne voie à partir de 95\u{202f}%, accélération nécessaire à partir de 60\u{202f}%, progrès limités à partir de 0\u{202f}%, détérioration au-dessous.";
        MethodCagrTrend: "Selon la tendance\u{a0}: croissance annuelle depuis le niveau de référence dans la direction souhaitée. En bonne voie à partir de 1,5\u{202f}%, accélération nécessaire à partir de 0,5\u{202f}%, progrès limités à partir de 0\u{202f}%, détérioration au-dessous\u{202f}; une limite naturelle abaisse les deux premiers seuils.";
        MethodCagrTrendEurostat: "Selon la tendance\u{a0}: croissance annuelle depuis le niveau de référence dans la direction souhaitée. Progrès notables à partir de 1\u{202f}%, modérés à partir de 0,1\u{202f}%\u{202f}; mêmes seuils dans l’autre sens, et pas de changement notable entre les deux.";
        MethodLinear: "Selon l’évolution récente\u{a0}: moyenne des cinq dernières variations annuelles, prolongée jusqu’à l’année de la cible. En bonne voie si moins de 5\u{202f}% de ce qui manque aujourd’hui devait encore manquer à cette date, léger retard jusqu’à 20\u{202f}%, retard important au-dessus.";
    }
}

words! {
    French: OutlookPhrase {
        Caption: "Perspectives des indicateurs, {period}";
        Summary: "Indicateurs dont on peut juger d’après une cible fixée pour une date postérieure à leur dernière valeur, ou d’après leur tendance\u{a0}: {total}, à savoir\u{a0}– {counts}.";
        Count: "{outlook}\u{a0}: {n}";
        Refused: "perspectives indéterminées\u{a0}: {n}";
        Due: "Autres indicateurs, dont la cible est déjà échue et pour lesquels le taux de réalisation donne la réponse\u{a0}: {n}.";
        Untargeted: "Autres indicateurs, sans cible d’ensemble permettant de se prononcer\u{a0}: {n}. Motifs\u{a0}: {reasons}.";
        UntargetedReason: "{reason} ({ids})";
        Gap: "{id}\u{a0}: années sans valeur franchies dans le calcul de la croissance\u{a0}: {n}.";
    }
}

words! {
    French: OverallText {
        Title: "Taux de réalisation d’ensemble";
        Total: "Ensemble";
        MeanOfAreas: "Moyenne pondérée des taux de réalisation de {computed} des {due} domaines où des résultats étaient attendus\u{202f}; elle couvre {coverage} de leur poids.";
        MeanOfIndicators: "Moyenne pondérée des taux de réalisation de {computed} des {due} indicateurs attendus, chacun étant compté entre {floor} et {cap}\u{202f}; elle couvre {coverage} de leur poids.";
        Bounds: "Si tout ce qui manque se situait à {floor} ou à {cap}, le taux serait compris entre {low} et {high}.";
        Withheld: "La couverture étant inférieure à {min}, aucun taux d’ensemble n’est donné.";
        NothingDue: "Aucun résultat n’était attendu.";
        Distribution: "Répartition des {total} indicateurs par appréciation\u{a0}– ";
        Assessed: "Indicateurs évalués\u{a0}: {assessed} sur {assessable}, dont {numeric} au moyen d’un chiffre.";
        JudgedAlone: "Tout ce qui était attendu fait l’objet d’une appréciation qualitative, qui ne donne pas lieu à une moyenne.";
        DistributionCaption: "Répartition des appréciations par domaine de résultat, {period}";
        Weights: "Le taux d’ensemble est la moyenne pondérée des domaines\u{202f}; poids\u{a0}: {weights}.";
        WeightsOfIndicators: "Le taux d’ensemble est la moyenne de tous les indicateurs, chacun étant affecté de son poids multiplié par celui de son domaine\u{202f}; poids des domaines\u{a0}: {weights}.";
        WeightOf: "{area} ({weight})";
    }
}

words! {
    French: QualityLabel {
        Title: "Qualité des données";
        Screens: "Contrôles";
        ImpossiblePercentage: "Pourcentages inférieurs à 0 ou supérieurs à 100";
        ValueOutOfRange: "Valeurs hors de l’intervalle déclaré";
        MixedPercentScale: "Fractions parmi des pourcentages";
        CumulativeFell: "Totaux cumulés en baisse";
        CopiedValue: "Valeurs identiques à celles de l’année précédente";
        UnitJump: "Sauts d’un facteur d’environ 1\u{202f}000 ou plus";
        ValueTooOld: "Valeurs mesurées avant la période";
        ReportedTwice: "Mêmes nombres sous deux noms";
        ActualEqualsTarget: "Valeurs obtenues trop souvent égales aux cibles";
        DisaggregationMismatch: "Totaux différents de la somme de leurs parties";
        CorporateDiffers: "Valeurs centrales différentes de celles qui découlent des entités";
        TargetsDiffer: "Cibles centrales différentes de la somme des cibles des entités";
        FallByMissingUnit: "Totaux cumulés en baisse faute de valeurs";
        TargetAgainstDirection: "Cibles situées du mauvais côté du niveau de référence";
        AggregationForbidden: "Agrégations dépourvues de sens";
        IndicatorWithoutData: "Indicateurs sans ligne pour la période considérée";
        Standing: "En suspens";
        Waived: "Expliquées";
        Unlisted: "Non détaillées";
        Findings: "Constatations";
        Units: "Entités déclarantes";
        Periods: "Périodes";
        UsedAsReported: "valeur utilisée telle que communiquée";
        TotalKept: "total utilisé tel que communiqué";
        CorporateKept: "valeur centrale retenue";
        NotComputed: "taux de réalisation non calculé";
        AsDeclared: "agrégation selon la méthode déclarée";
        ShownAsMissing: "présenté comme manquant";
        Reason: "Explication";
        State: "État";
        Draft: "provisoire";
        Checked: "contrôlé";
        Verified: "vérifié";
        Audited: "audité";
        RowsOf: "Lignes assorties d’une valeur";
        LowestOf: "Indicateurs dont c’est l’état le plus bas";
        CheckedBy: "Contrôle effectué par";
        LeftOutRows: "Lignes laissées de côté";
        LeftOutCondition: "Ne remplissent pas la condition fixée pour la source";
        LeftOutGroups: "Cibles ou niveaux de référence propres à un lieu ou à un groupe";
        DraftUnchecked: "Version provisoire\u{a0}: contient des valeurs non contrôlées";
        DraftUnverified: "Version provisoire\u{a0}: contient des valeurs non vérifiées";
        DraftUnaudited: "Version provisoire\u{a0}: contient des valeurs non auditées";
    }
}

words! {
    French: QualityPhrase {
        Introduction: "Chaque valeur communiquée a été soumise aux contrôles de vraisemblance ci-dessous, qui signalent ce qui est difficile à croire. Un contrôle ne modifie aucun chiffre\u{a0}: sauf indication contraire dans les tableaux, les valeurs signalées ont été utilisées telles qu’elles ont été communiquées et sont présentées ici pour que le lecteur puisse en juger par lui-même.";
        ScreensCaption: "Contrôles de vraisemblance des données et leurs constatations";
        OpenCaption: "Constatations en suspens";
        WaivedCaption: "Constatations examinées et expliquées";
        StatesText: "Chaque valeur est assortie d’un état\u{a0}: provisoire, contrôlé, vérifié ou audité. L’état d’un chiffre est le plus bas de ceux des lignes sur lesquelles il repose.";
        RequiredText: "Le présent rapport exige pour les valeurs au moins l’état «\u{a0}{state}\u{a0}»\u{202f}; les chiffres qui ne l’atteignent pas sont énumérés.";
        AllReached: "Tous les chiffres du présent rapport l’atteignent.";
        StatesCaption: "État des valeurs, {period}";
        BelowCaption: "Chiffres reposant sur des valeurs n’ayant pas atteint l’état «\u{a0}{state}\u{a0}»";
        LeftOutCaption: "Lignes laissées de côté, par fichier et par raison";
        KeptBefore: "La base de données «\u{a0}{database}\u{a0}» n’a pas été consultée pour l’établissement du présent rapport. Les données qui en proviennent sont celles qu’elle a fournies le {date}, soit {n, plural, one {# jour} other {# jours}} avant la date du rapport.";
        KeptOn: "La base de données «\u{a0}{database}\u{a0}» n’a pas été consultée pour l’établissement du présent rapport. Les données qui en proviennent sont celles qu’elle a fournies le {date}, date du rapport.";
        KeptAfter: "La base de données «\u{a0}{database}\u{a0}» n’a pas été consultée pour l’établissement du présent rapport. Les données qui en proviennent sont celles qu’elle a fournies le {date}, soit {n, plural, one {# jour} other {# jours}} après la date du rapport.";
        CountUnits: "{n, plural, one {# entité} other {# entités}}";
        CountPeriods: "{n, plural, one {# période} other {# périodes}}";
        OnDate: "{by}, {date}";
        AndOthers: "{names} et {n, plural, one {# autre personne} other {# autres personnes}}";
    }
}

words! {
    French: RegisterLabel {
        Evaluation: "évaluation";
        Audit: "audit";
        Survey: "enquête";
        Administrative: "documents administratifs";
        Study: "étude";
        Testimony: "témoignage";
        Strong: "●●● solide";
        Moderate: "●●○ moyenne";
        Limited: "●○○ limitée";
        Lesson: "Enseignement";
        GoodPractice: "Bonne pratique";
        Accepted: "acceptée";
        PartlyAccepted: "partiellement acceptée";
        NotAccepted: "non acceptée";
        NoResponse: "aucune à ce jour";
        Open: "non entamée";
        InProgress: "en cours";
        Implemented: "appliquée";
        Closed: "classée";
        Overdue: "en retard";
        ProgrammesTitle: "Programmes de pays";
        ProgrammesText: "Chaque programme de pays contribue à des indicateurs du cadre de résultats. Lorsque le pays rend lui-même compte d’un indicateur, ses propres chiffres sont présentés en regard de la contribution\u{202f}; un tiret signifie qu’il ne le fait pas ou qu’il n’a pas de cible qui lui soit propre. Les chiffres de l’Organisation dans son ensemble sont ceux des chapitres consacrés aux domaines\u{202f}; ceux des pays en font partie et ne doivent pas y être ajoutés.";
        ProgrammesCaption: "Programmes de pays et indicateurs auxquels ils contribuent";
        Contribution: "Contribution";
        EvidenceTitle: "Registre des éléments probants";
        EvidenceCaption: "Éléments probants à l’appui des résultats";
        Evidence: "Éléments probants";
        Kind: "Type";
        Reference: "Référence";
        Date: "Date";
        Strength: "Force probante";
        Supports: "À l’appui de";
        WholeArea: "ensemble du domaine";
        StrengthNote: "Solide\u{a0}: les éléments convaincraient un lecteur sceptique\u{202f}; moyenne\u{a0}: ils valent sous certaines réserves\u{202f}; limitée\u{a0}: ils n’ont qu’une valeur indicative.";
        Lessons: "Enseignements";
        EvidenceAndLessons: "Éléments probants et enseignements";
        LessonsCaption: "Enseignements et suite qui leur sera donnée";
        LessonsUse: "Suite prévue";
        RecommendationsTitle: "Suivi des recommandations";
        RecommendationsCaption: "Recommandations et suite donnée";
        Recommendation: "Recommandation";
        ResponseAndStatus: "Réponse et état d’avancement";
        Action: "Mesure et responsable";
        DueDate: "Échéance";
        Status: "État d’avancement";
        RolesTitle: "Rôles et responsabilités";
        RolesCaption: "Qui répond de quoi";
        Actor: "Acteur";
        Role: "Rôle";
        GapsTitle: "Registre des lacunes dans les données";
        GapsCaption: "Lacunes dans les données et mesures prévues pour les combler";
        Missing: "Données manquantes";
        MeasurementTitle: "Coût de la mesure";
        MeasurementCost: "Coût";
        MeasurementShare: "Part";
        MandatesTitle: "Mandats et suite donnée dans le rapport";
        MandatesCaption: "Décisions des organes directeurs et parties du présent rapport qui y répondent";
        Mandate: "Mandat";
        Request: "Demande";
        AnsweredIn: "Réponse";
    }
}

words! {
    French: RegisterPhrase {
        Duration: " ({span})";
        From: "à partir du {date}";
        Until: "jusqu’au {date}";
        LessonsOf: "Enseignements\u{a0}: {area}";
        EvidenceOf: "Éléments probants\u{a0}: {area}";
        LessonItem: "{kind}\u{a0}: {text}";
        WhatFollows: "Suite prévue\u{a0}: {text}";
        OverdueText: "Une recommandation est en retard si elle devait être appliquée avant le {date} et n’est ni appliquée ni classée. Une recommandation non acceptée n’a pas à être appliquée et ne saurait être en retard.";
        FollowUpCounts: "Recommandations\u{a0}: {all}. Non entamées\u{a0}: {open}\u{202f}; en cours\u{a0}: {in_progress}\u{202f}; appliquées\u{a0}: {implemented}\u{202f}; classées\u{a0}: {closed}. En retard au {date}\u{a0}: {overdue}.";
        OwnedBy: "Responsable\u{a0}: {owner}";
        DoneOn: "{status}, {date}";
        GapPeriod: "{indicator}, {period}";
        GapUnit: "{indicator}, {unit}, {period}";
        MeasurementText: "Indicateurs pour lesquels le coût de la mesure est consigné\u{a0}: {n} sur {total}\u{202f}; le coût total s’élève à {cost}{currency}.";
        OfCurrency: "\u{a0}{currency}";
        MeasurementOfSpent: "Cela représente {share} des dépenses de fonctionnement en {period}.";
        MeasurementMeaning: "Les indicateurs les plus coûteux figurent en premier. Les lignes utilisées sont celles sur lesquelles repose la valeur de la période\u{202f}; un indicateur coûteux pour lequel il y a peu de lignes ou aucune appréciation est un indicateur dont l’utilité mérite d’être examinée.";
        MeasurementCaption: "Coût de la mesure par indicateur, {period}{currency}";
        MandateParagraph: "{symbol}, par. {paragraph}";
    }
}

words! {
    French: RobustnessLabel {
        Title: "Appréciations selon d’autres méthodes publiées";
        InReport: "Rapport";
        Method: "Méthode";
        Rule: "Règle";
        Intro: "Les organismes calculent le taux de réalisation de différentes manières et n’établissent pas les seuils d’appréciation aux mêmes endroits. La présente annexe apprécie chaque indicateur selon chacune des méthodes publiées qui lui sont applicables, en reprenant à la fois la formule et les seuils. Une appréciation qui reste la même dans tous les cas ne dépend pas de la méthode choisie.";
        Good: "bon";
        Fair: "moyen";
        Poor: "faible";
        Flip: "*";
        FlipNote: "Dans les tableaux ci-dessous, l’astérisque (*) signale une appréciation qui diffère de celle du rapport\u{202f}; la case est vide lorsque la méthode n’est pas applicable.";
        Rsr: "RSR";
        Tola: "Tola";
        GlobalFund: "FM";
        Undp: "PNUD";
        Progress: "Chemin";
        Ceiling: "Plafond";
        Growth: "Croiss.";
        Linear: "Linéaire";
        Schedule: "Calendr.";
        RsrRule: "Valeur obtenue rapportée à la cible. Bon à partir de 85\u{202f}%, faible jusqu’à 49\u{202f}% (Akvo RSR).";
        TolaRule: "Valeur obtenue rapportée à la cible. Bon à partir de 85\u{202f}%, faible au-dessous\u{202f}; le dépassement de 115\u{202f}% est également signalé (TolaData).";
        GlobalFundRule: "Valeur obtenue rapportée à la cible. Bon à partir de 90\u{202f}% (A1, A2), moyen à partir de 60\u{202f}% (B1), faible au-dessous (B2, C\u{202f}; Fonds mondial, jusqu’en 2022).";
        UndpRule: "Valeur obtenue rapportée à la cible. Bon à partir de 100\u{202f}% (vert), moyen à partir de 50\u{202f}% (orange), faible au-dessous (rouge\u{202f}; PNUD, 2014).";
        ProgressRule: "Part du chemin parcourue du niveau de référence à la cible. Bon à partir de 100\u{202f}%, moyen à partir de 50\u{202f}%, faible au-dessous (formule également utilisée dans OPSYS, Union européenne).";
        CeilingRule: "Maintien au-dessous de la cible\u{a0}: 100\u{202f}% à la cible, moins au-dessus. Bon à partir de 100\u{202f}%, moyen à partir de 50\u{202f}%, faible au-dessous.";
        GrowthRule: "Croissance annuelle observée rapportée à la croissance annuelle nécessaire. Bon à partir de 95\u{202f}%, moyen à partir de 60\u{202f}%, faible au-dessous (Statistique Canada, Eurostat).";
        LinearRule: "Moyenne des cinq dernières variations annuelles, prolongée. Bon s’il devait manquer moins de 5\u{202f}% l’année de la cible, moyen jusqu’à 20\u{202f}%, faible au-dessus (Allemagne).";
        ScheduleRule: "Chemin parcouru rapporté au chemin attendu à ce stade. Bon à partir de 95\u{202f}%, moyen à partir de 60\u{202f}%, faible au-dessous.";
    }
}

words! {
    French: RobustnessPhrase {
        Summary: "Sur {total} indicateurs appréciés au moyen d’une formule, {robust} recevraient la même appréciation selon toutes les méthodes applicables\u{202f}; pour les autres ({flipping}), l’appréciation différerait selon une méthode au moins.";
        Caption: "{area}\u{a0}: appréciations selon la méthode, {period}";
        MethodsCaption: "Méthodes comparées";
    }
}

words! {
    French: SdgLabel {
        Title: "Contribution aux objectifs de développement durable";
        Target: "Cible";
        Contribution: "Contribution";
        Goal1: "Pas de pauvreté";
        Goal2: "Faim «\u{a0}zéro\u{a0}»";
        Goal3: "Bonne santé et bien-être";
        Goal4: "Éducation de qualité";
        Goal5: "Égalité entre les sexes";
        Goal6: "Eau propre et assainissement";
        Goal7: "Énergie propre et d’un coût abordable";
        Goal8: "Travail décent et croissance économique";
        Goal9: "Industrie, innovation et infrastructure";
        Goal10: "Inégalités réduites";
        Goal11: "Villes et communautés durables";
        Goal12: "Consommation et production responsables";
        Goal13: "Mesures relatives à la lutte contre les changements climatiques";
        Goal14: "Vie aquatique";
        Goal15: "Vie terrestre";
        Goal16: "Paix, justice et institutions efficaces";
        Goal17: "Partenariats pour la réalisation des objectifs";
    }
}

words! {
    French: SdgPhrase {
        Intro: "Indicateurs liés à une cible du Programme 2030\u{a0}: {linked} sur {total}. Chacun est compté une seule fois, au titre de sa cible principale\u{202f}; les cibles secondaires sont indiquées en regard et n’entrent dans aucun décompte.";
        GoalNamed: "Objectif {n}\u{a0}: {name}";
        MatrixCaption: "Indicateurs par domaine de résultat et par objectif, {period} (indicateurs secondaires entre parenthèses)";
        TargetsCaption: "Cibles des objectifs de développement durable et indicateurs correspondants, {period}";
        Secondary: "({n})";
        CountedUnder: "compté au titre de la cible {target}";
        KeyNote: "{primary} cible principale\u{a0}: l’indicateur est compté ici. {secondary} cible secondaire\u{a0}: l’indicateur est mentionné ici et compté au titre de sa cible principale.";
        GoalsNote: "Objectifs\u{a0}: {names}.";
    }
}

words! {
    French: TrendText {
        Milestone: "Jalon";
        Judged: "appréciation qualitative";
        AltPlain: "Courbe de l’indicateur «\u{a0}{title}\u{a0}».";
        AltMilestone: "{period}\u{a0}: valeur obtenue {actual}, jalon {target}.";
    }
}

words! {
    French: LanguageName {
        English: "anglais";
        French: "français";
        Spanish: "espagnol";
        Russian: "russe";
        Chinese: "chinois";
        Arabic: "arabe";
    }
}

words! {
    French: PaperLabel {
        Document: "Document";
        Documents: "Documents cités dans le texte";
        Paragraphs: "Paragraphes";
        CitedIn: "Cité dans";
        Comma: ", ";
    }
}

words! {
    French: PaperPhrase {
        Paragraph: "paragraphe {n}";
        ParagraphRange: "paragraphes {first} à {last}";
    }
}

words! {
    French: GlossaryText {
        Title: "Glossaire";
        Introduction: "Les termes ci-après sont employés dans le présent document dans le sens indiqué.";
        Caption: "Termes et définitions";
        Term: "Terme";
        Meaning: "Définition";
    }
}

words! {
    French: DiffLabel {
        Title: "Modifications depuis la version précédente";
        Figures: "Chiffres modifiés";
        PrintOnly: "Chiffres présentés autrement";
        Framework: "Cadre de résultats";
        Texts: "Texte modifié";
        Figure: "Chiffre";
        Before: "Avant";
        Now: "Maintenant";
        Difference: "Écart";
        Cause: "Cause";
        Place: "Emplacement";
        CauseData: "données";
        CauseBaseline: "niveau de référence";
        CauseTarget: "cible";
        CauseMethod: "méthode";
        CauseFramework: "cadre de résultats";
        CauseRounding: "arrondi";
        CauseWords: "formulation";
        CauseUnknown: "cause introuvable dans les résultats";
        New: "nouveau";
        Gone: "supprimé";
        Changed: "modifié";
        Moved: "déplacé";
        Renumbered: "renuméroté";
        SamePrint: "même présentation";
        Legend: "Le texte nouveau est souligné et le texte supprimé est barré. Un chiffre modifié figure en gras et souligné après sa valeur antérieure. Le texte déplacé est souligné en pointillé. Les graphiques ne portent aucune marque.";
        NoDifferences: "aucune différence";
        NoChanges: "Rien n’a changé.";
        Change: "Variation";
        Number: "Nombre";
        NumberMet: "Nombre ayant atteint la cible";
        ShareMet: "Part ayant atteint la cible";
        Share: "Part";
        Records: "Nombre d’enregistrements";
        Findings: "Nombre de constatations";
        Text: "Texte";
        WhatBecame: "Nature de la modification";
    }
}

words! {
    French: DiffPhrase {
        Counts: "Chiffres de la nouvelle version\u{a0}: {new}. Identiques\u{a0}: {equal}\u{202f}; valeur différente\u{a0}: {changed}\u{202f}; présentés autrement\u{a0}: {print}\u{202f}; nouveaux\u{a0}: {added}\u{202f}; supprimés\u{a0}: {gone}\u{202f}; imprimés pour la première fois\u{a0}: {newly}\u{202f}; qui ne sont plus imprimés\u{a0}: {no_longer}.";
        MovedBy: "sous l’effet de\u{a0}: {list}";
        ParagraphOf: "{section}, paragraphe {n}";
        OnPages: "pages {list}";
        OnPagesBefore: "pages {list}, auparavant {before}";
        NoPages: "{draft}\u{a0}: pages inconnues\u{202f}; elles figurent dans le fichier trace.json d’un rapport produit en PDF";
        NumberIsNow: "{old} devient {new}";
        NumbersAreNow: "{old} à {old_last} deviennent {new} à {new_last}";
        FromArea: "auparavant dans le domaine {area}";
        FromId: "auparavant {id}";
        Others: "et {n, plural, one {# autre} other {# autres}}";
    }
}

words! {
    French: RestateText {
        Title: "Rectification de chiffres publiés";
        Summary: "Chiffres de documents antérieurs comparés à ce que donnent aujourd’hui les données\u{a0}: {compared}. Inchangés\u{a0}: {agreeing}\u{202f}; rectifiés ici\u{a0}: {restated}. Un chiffre est inchangé si la valeur d’aujourd’hui, arrondie au nombre de décimales imprimées, est celle qui a été imprimée.";
        Caption: "Chiffres publiés et rectifiés";
        Figure: "Chiffre";
        AsPublished: "Publié";
        Today: "Aujourd’hui";
        Difference: "Écart";
        CauseAndReason: "Origine de l’écart";
        Data: "données";
        Target: "cible";
        Method: "définition ou méthode";
        Rounding: "arrondi";
        Framework: "cadre de résultats";
        Error: "erreur dans la publication";
        Declared: "{cause} (cause déclarée)";
        Unexplained: "non expliqué";
        PointsNote: "Les écarts entre pourcentages sont exprimés en points de pourcentage.";
        BridgeNote: "La part due aux données est celle qui résulte de la valeur d’aujourd’hui rapportée à la cible publiée\u{202f}; la part due à la cible est ce que la cible d’aujourd’hui y ajoute.";
    }
}

words! {
    French: TraceKind {
        Start: "point de départ du chemin";
        OtherRating: "appréciation selon une autre méthode";
        Change: "variation par rapport à la période précédente";
        Indicators: "nombre d’indicateurs";
        Areas: "nombre de domaines de résultat";
        Met: "nombre d’indicateurs ayant atteint leur cible";
        Secondary: "nombre d’indicateurs mentionnés en regard, non comptés";
        Results: "nombre de résultats";
        Entries: "nombre d’entrées";
        ReportingUnits: "nombre d’entités déclarantes";
        ShareMet: "part des entités ayant atteint leur cible";
        ShareGiven: "part du budget cédée à d’autres domaines";
        Increment: "progression du total cumulé";
        Records: "nombre d’enregistrements";
        RecordCoverage: "part des enregistrements assortis d’une valeur";
        Carried: "part reprise de périodes antérieures";
        UnitsTotal: "total des entités déclarantes";
        UnitsGap: "écart entre la valeur centrale et celle des entités";
        TargetsTotal: "somme des cibles des entités";
        TargetsGap: "écart entre la cible centrale et celles des entités";
        OriginalAchievement: "taux de réalisation par rapport à la cible initiale";
        MatchedActual: "valeur des entités ayant une cible";
        MatchedTarget: "cible des entités ayant une valeur";
        ShareOfDue: "part parcourue du chemin attendu à ce stade";
        PassedOver: "années sans valeur";
        Floor: "taux de réalisation le plus faible pris en compte";
        Cap: "taux de réalisation le plus élevé pris en compte";
        MinCoverage: "couverture minimale pour donner un taux global";
        ReallocationLimit: "part maximale du budget pouvant être cédée";
        Rows: "nombre de lignes";
        Findings: "nombre de constatations sur les données";
        Published: "nombre de chiffres publiés";
    }
}

words! {
    French: TraceLabel {
        Title: "Origine des chiffres";
        Figure: "Chiffre";
        Formula: "Mode d’obtention";
        Printed: "Où il figure";
        Whole: "L’ensemble du rapport";
        Resources: "Ressources";
        Capital: "investissements en capital";
        Registers: "Registres et cadre de résultats";
        Opening: "Pages liminaires";
        NoValue: "aucune valeur";
        AsEntered: "valeur saisie dans les données";
        UnitsSummed: "somme sur les entités déclarantes";
        UnitsMeant: "moyenne sur les entités déclarantes";
        UnitsCombined: "sur les entités déclarantes, regroupées comme leurs valeurs";
        RestatedBy: "chiffre actuel − chiffre publié, dans l’unité de la publication";
        RestatedPart: "part de l’écart par rapport au chiffre publié";
        Setting: "valeur fixée dans le fichier du projet ou, à défaut, par le programme";
        Sum: "somme des lignes";
        Reported: "valeur communiquée";
        Band: "tranche de l’échelle dans laquelle se situe le taux de réalisation";
        Unrated: "sans appréciation";
        Judged: "appréciation qualitative saisie dans les données";
        Difference: "valeur − valeur de la période précédente";
        CoverageWeights: "poids de ce qui a un taux de réalisation ÷ poids de ce qui était attendu";
        CoverageUnits: "nombre avec une valeur ÷ nombre attendu";
        BoundLow: "tout ce qui manque est compté au plus faible";
        BoundHigh: "tout ce qui manque est compté au plus élevé";
        Counted: "décompte";
        RowCount: "nombre de lignes de données";
        FindingCount: "nombre de constatations issues des contrôles";
        Ranked: "première ou dernière entité par taux de réalisation";
        PartOfWhole: "partie ÷ total";
        SpentOfBudget: "dépenses ÷ budget en vigueur";
        CarriedSum: "somme des valeurs de périodes antérieures reprises à la place de celles qui manquent";
        Gap: "valeur centrale − valeur découlant des entités, en valeur absolue";
        Matched: "entités ayant à la fois une valeur et une cible";
        AllSteps: "poids de toutes les étapes";
        StartRule: "niveau de référence ou, à défaut, première valeur";
        Outlook: "comparaison du chemin parcouru avec le chemin qui mène à la cible";
        PassedOver: "années sans valeur entre la première et la dernière";
        AllOf: "total";
        UnratedOf: "sans appréciation";
        ComputedOf: "taux de réalisation calculé";
        DueOf: "données attendues";
        ReportingOf: "données communiquées";
        AssessedOf: "évalués";
        AssessableOf: "à évaluer";
        AreasComputed: "avec un taux global";
        AreasDue: "résultats attendus";
        MetOf: "cible atteinte";
        ComparableOf: "comparables";
        TargetOf: "avec une cible";
        MatchedOf: "avec une valeur et une cible";
        OutlookOf: "avec des perspectives";
        NoOutlookOf: "perspectives indéterminées";
        TargetDueOf: "cible échue";
        NoTargetOf: "sans cible d’ensemble";
        RatedOf: "appréciés selon plusieurs méthodes";
        RobustOf: "même appréciation selon toutes les méthodes";
        FlippingOf: "appréciation différente selon une méthode au moins";
        CarriedOf: "repris de périodes antérieures";
        DerivedOf: "calculés à partir de la ventilation";
        LostOf: "n’ayant plus de valeur";
        BeforeOf: "avec une valeur à la période précédente";
        NowOf: "avec une valeur à présent";
        ReadOf: "lues";
        UsedOf: "avec une valeur prise en compte dans un chiffre";
        SupersededOf: "remplacées par une révision ultérieure";
        UnvaluedOf: "sans valeur";
        DuplicateOf: "faisant double emploi avec une autre ligne";
        OutsideOf: "périodes sur lesquelles ne porte pas le rapport";
        UnusableOf: "inutilisables";
        ComparedOf: "comparés aux données d’aujourd’hui";
        AgreeingOf: "inchangés";
        RestatedOf: "rectifiés ici";
    }
}

words! {
    French: TracePhrase {
        Intro: "La présente annexe recense tous les chiffres du texte, des encadrés, des vignettes et des notes\u{a0}: ce qu’ils expriment, leur valeur, la façon dont ils sont obtenus (le signe ≈ marque un nombre abrégé, que le fichier {file} donne en entier), les lignes de données sur lesquelles ils reposent, le degré de vérification de celles-ci et l’endroit où ils figurent. Dans l’édition électronique, chaque chiffre du texte renvoie à sa ligne, et inversement. Les chiffres des tableaux et des graphiques sont retracés, sous les mêmes noms, dans le fichier {file}\u{202f}; leurs sources sont celles de leur sujet ci-dessous.";
        RowsOf: "{file}, lignes {rows}";
        RowOf: "{file}, ligne {row}";
        RecordsOf: "{file}, tous les enregistrements";
        RowsOfQuery: "{file}, lignes {rows} du résultat de la requête ({keys})";
        RowOfQuery: "{file}, ligne {row} du résultat de la requête ({key})";
        RowsAlike: "{file}, {n} {n, plural, one {ligne} other {lignes}} ({keys})";
        NoTable: "pas de tableau «\u{a0}{table}\u{a0}» dans le projet";
        NoRow: "{file}\u{a0}: aucune ligne correspondante";
        EarlierValues: "{numbers}\u{202f}; valeurs antérieures de la période, non prises en compte\u{a0}: {n}";
        CarriedIn: "{numbers}\u{202f}; dont repris de {period}\u{a0}: {sum}";
        CarriedRecordsIn: "{numbers}\u{202f}; enregistrements repris de {period}\u{a0}: {sum}";
        MoreRows: "{rows} et {n, plural, one {# autre} other {# autres}}";
        ColumnOf: "{file}, colonne {column}";
        StateOf: "état\u{a0}: {state}";
        Terms: "{first} + … + {last} {sum} ({n} termes)";
        SumOfRows: "somme de {n} lignes {sum}";
        Named: "{title} ({detail})";
        FigureAt: "{figure}, {at}";
        DetailedAt: "{figure} ({detail}), {at}";
        UnitAt: "{unit}, {period}";
        GoalSubject: "Objectif de développement durable {n}";
    }
}
