//! Spanish.

use super::super::texts::words;
use super::Spanish;
use crate::wording::{
    BasisText, ChainLabel, ChainPhrase, CrosswalkText, DiffLabel, DiffPhrase, ExplainLabel, ExplainPhrase,
    GlossaryText, Label, LanguageName, MoneyText, OutlookLabel, OutlookPhrase, OverallText, PaperLabel,
    PaperPhrase, Phrase, QualityLabel, QualityPhrase, RegisterLabel, RegisterPhrase, RestateText,
    RobustnessLabel, RobustnessPhrase, SdgLabel, SdgPhrase, TraceKind, TraceLabel, TracePhrase, TrendText,
};

words! {
    Spanish: BasisText {
        CarriedNote: "{id}: de ese valor, {sum} se arrastra de {period}; registros comunicados: {reporting} de {due}.";
        CarriedSinceNote: "{id}: de ese valor, {sum} se arrastra de períodos anteriores, el más antiguo de {period}; registros comunicados: {reporting} de {due}.";
        CarriedRecordsNote: "{id}: registros arrastrados: {n}, el más antiguo de {period}; registros comunicados: {reporting} de {due}.";
        LatestNote: "{id}: último dato disponible ({period}).";
        LatestSinceNote: "{id}: último dato disponible; la parte más antigua corresponde a {period}.";
        DerivedNote: "{id}: cuando no se comunicó ningún total, este se obtiene sumando el desglose (registros: {n}).";
        GapNote: "{id}: valor comunicado a nivel institucional; la agregación de las unidades informantes da {units}, con una diferencia de {gap}.";
        TargetGapNote: "{id}: meta institucional; las metas de las unidades informantes suman {units}, con una diferencia de {gap}.";
        FallNote: "{id}: inferior al período anterior porque faltan valores{units} (registros: {n}).";
        UnlikeNote: "{id}: la variación respecto de {period} no corresponde a los mismos registros (registros con un valor: {before} entonces y {now} ahora{gone}{joined}).";
        GoneFrom: "; unidades que ya no tienen ninguno: {units}";
        JoinedFrom: "; unidades que se incorporan: {units}";
        InUnits: " en {units}";
        BreakdownCaption: "{id} {title}: desglose por {dimensions}, {period}";
        NotBrokenDown: "Sin desglosar";
        Part: "Desglose";
        Share: "Proporción";
        And: " y ";
        RecordsCaption: "Registros (proyectos) con un valor, {period}";
        MethodWeightedMean: "media ponderada por el tamaño de cada registro";
        MethodCountDistinct: "cada elemento se cuenta una sola vez, sea cual sea la unidad que informe de él";
    }
}

words! {
    Spanish: ChainLabel {
        FrameworkTitle: "Marco de resultados";
        ContextTitle: "Contexto y supuestos";
        Held: "Se cumplió";
        AtRisk: "En riesgo";
        Broken: "No se cumplió";
        Reached: "contacto";
        Reaction: "reacción";
        Capacity: "capacidad";
        Practice: "práctica";
        System: "sistema";
        ChangePractice: "prácticas empresariales";
        ChangePolicy: "políticas y normas";
        ChangeTechnology: "tecnología";
        ChangeInvestment: "inversión";
        ChangeGovernance: "gobernanza";
        Framework: "Aplicación del marco";
        Designed: "desde el diseño de los proyectos";
        Retrofitted: "posterior, a proyectos ya en curso";
        NotApplied: "no se aplica";
        Micro: "micro";
        Meso: "meso";
        Macro: "macro";
        Delivered: "Ejecución propia";
        ContributedTo: "Contribución";
        Level: "Nivel";
        LeadsTo: "contribuye a";
        NoIndicator: "sin indicador";
        ChangeTitle: "Quién cambió y qué cambió";
        Who: "Quién";
        What: "Qué cambió";
        Stage: "Etapa";
        Role: "Función";
        Actors: "Actores";
        Attribution: "atribución";
        Lag: "desfase temporal en años";
        External: "factores externos";
        Owner: "Responsable";
        Frequency: "Frecuencia";
        Limitations: "Limitaciones";
        Contributors: "Contribuyen";
        Tags: "Etiquetas";
    }
}

words! {
    Spanish: ChainPhrase {
        Intro: "El marco consta de {results} resultados. Cada flecha une un resultado con aquel que se prevé que propicie.";
        AssumptionCounts: "El marco se basa en supuestos sobre condiciones que la organización no controla. Supuestos que se cumplieron: {held}; en riesgo: {risk}; que no se cumplieron: {broken}.";
        ChainCaption: "Cadena de resultados, {period}";
        ResultsCaption: "Resultados e indicadores correspondientes, {period}";
        ActorsCaption: "Indicadores por actor y etapa del cambio, {period}: cumplidos respecto del total";
        ActorsNote: "No se incluyen los indicadores que carecen de nivel de actor o de etapa: {n}.";
        ChangeCaption: "Quién cambió y qué cambió: {area}";
        RoleNote: "“Ejecución propia”: la organización responde por sí sola del resultado; “contribución”: comparte la responsabilidad con otras partes y el valor no es fruto únicamente de su labor.";
        With: "{role}, con {contributors}";
        Class: "({class})";
        MetOf: "{met} de {all}";
        BoxCounts: "Indicadores cumplidos: {met} de {all}";
        RetrofitNote: "{mark} El marco se aplicó a proyectos que ya estaban en curso, por lo que los datos de los primeros años pueden estar incompletos.";
        AltChain: "Diagrama de la cadena de resultados, desde los productos hasta el impacto.";
        AltResult: "{level} {id} {title}, que contribuye a {parents}.";
        AltLast: "{level} {id} {title}.";
    }
}

words! {
    Spanish: CrosswalkText {
        Title: "Cambios en el marco";
        Intro: "El marco de resultados cambió entre los períodos que abarca el presente informe. En el cuadro se indica cómo continúan en el marco posterior los indicadores del anterior y si sus valores son comparables. Cuando no lo son, la línea de los gráficos se interrumpe y no se indica la variación respecto del año precedente.";
        Caption: "Correspondencia de los indicadores entre un marco y el siguiente";
        From: "Desde";
        Earlier: "Indicador anterior";
        Later: "Indicador posterior";
        RelationHeading: "Cambio";
        ComparableHeading: "Comparable";
        NoteHeading: "Observaciones";
        Same: "se mantiene";
        Redefined: "redefinido";
        Merged: "fusionado";
        Split: "dividido";
        Discontinued: "suprimido";
        New: "nuevo";
        Comparable: "sí";
        NotComparable: "no";
        Break: "cambio de marco";
        AltBreak: "En {period} cambió el marco: los valores anteriores y posteriores no son comparables y la línea se interrumpe.";
        ChartEarlier: "Hasta {period} los valores son los del indicador {id}, {title}.";
        ChartRedefined: "Hasta {period} los valores corresponden a la definición anterior.";
        EarlierMark: "{name} †";
        AnnexContinued: "† {earlier} pertenece al marco anterior y continúa en {id}; los valores son comparables.";
        AnnexBroken: "† {earlier} pertenece al marco anterior y continúa en {id}; los valores no son comparables.";
        AnnexEnded: "‡ Indicador que ya no está vigente.";
        EndedMark: "{name} ‡";
        AnnexRedefined: "§ Valor según la definición anterior de {id}.";
        RedefinedMark: "{period} §";
        RowsOutside: "De indicadores que no estaban vigentes: {n}.";
    }
}

words! {
    Spanish: ExplainLabel {
        ExpectedByNow: "Previsto a la fecha";
        ByLine: "línea recta de la línea de base a la meta";
        ByMilestone: "hito";
        BySteps: "pasos que debían estar concluidos";
        TimeSum: "Se suman los valores comunicados para las distintas partes del período.";
        TimeLatest: "De los valores comunicados para partes del período se toma el más reciente.";
        TimeMax: "De los valores comunicados para partes del período se toma el mayor.";
        TimeMin: "De los valores comunicados para partes del período se toma el menor.";
        TimeMean: "Se promedian los valores comunicados para las distintas partes del período.";
        TimeRatio: "Se suman por separado los numeradores y los denominadores de las distintas partes del período.";
        TimeWeighted: "Se calcula la media ponderada de los valores comunicados para las distintas partes del período.";
        TimeDistinct: "Cada elemento se cuenta una sola vez, por más que se haya comunicado varias veces en el período.";
        Period: "Período";
        UnitsSum: "El valor efectivo es la suma de los valores comunicados por las unidades informantes.";
        UnitsLatest: "El valor efectivo es el más reciente de los comunicados por una unidad informante.";
        UnitsMax: "El valor efectivo es el mayor de los comunicados por las unidades informantes.";
        UnitsMin: "El valor efectivo es el menor de los comunicados por las unidades informantes.";
        UnitsMean: "El valor efectivo es la media de las unidades informantes.";
        UnitsWeighted: "El valor efectivo es la media ponderada de las unidades informantes.";
        UnitsDistinct: "El valor efectivo es el número de elementos distintos en el conjunto de las unidades informantes.";
        UnitsRatio: "El valor efectivo es la suma de los numeradores dividida por la suma de los denominadores.";
        Whole: "Todas las esferas de resultados";
        BoundLow: "Límite inferior";
        BoundHigh: "Límite superior";
        HowComputed: "Método de cálculo";
        WhatWentIn: "Datos utilizados";
        Members: "Indicadores";
        Notes: "Observaciones";
        RowsOfData: "Filas de datos";
        File: "Archivo";
        Row: "Fila";
        Unit: "Unidad";
        Project: "Proyecto";
        Value: "Valor";
        Fate: "Uso";
        CountsAs: "Se cuenta como";
        Weight: "Ponderación";
        FateUsed: "utilizada";
        FateSuperseded: "sustituida por una revisión posterior";
        FateDuplicate: "repite otra fila";
        FatePart: "parte de un total";
        FateBeside: "no utilizada: se informó a nivel institucional";
        FateCarried: "arrastrada de un período anterior";
        FateEarlier: "valor anterior del período";
        FateNotInForce: "no vigente en el período";
        FateUnusable: "no utilizable";
    }
}

words! {
    Spanish: ExplainPhrase {
        Title: "{title}, {period}";
        TitleOfUnit: "{title}, {unit}, {period}";
        NoFigures: "No hay datos para {period}.";
        Answer: "El valor efectivo es {actual}, frente a una meta de {target}: el grado de consecución es del {achievement}, con la calificación “{rating}”.";
        AnswerOfUnits: "El grado de consecución es del {achievement}, con la calificación “{rating}”, y se obtiene a partir de las unidades informantes.";
        AnswerJudged: "Se valoró cualitativamente como “{rating}”; una valoración cualitativa no tiene porcentaje y no entra en ninguna media.";
        AnswerDistance: "El valor efectivo es {actual}, a una distancia de {achievement} respecto de {target}; se compara con unidades comparables y no se califica.";
        AnswerNoData: "No hay valor efectivo ({reason}) y, por tanto, tampoco grado de consecución; nunca se cuenta como cero.";
        AnswerNotComputable: "No se puede calcular el grado de consecución a partir de {actual}: {reason}.";
        AnswerNoTarget: "El valor efectivo es {actual}; no hay ninguna meta con la que compararlo.";
        AnswerNoBaseline: "El valor efectivo es {actual} y la meta, {target}, pero el método requiere una línea de base y no la hay.";
        AnswerNotDue: "Nada era exigible todavía.";
        AnswerArea: "El grado de consecución de la esfera es del {achievement}, con la calificación “{rating}”, y abarca el {coverage} de lo exigible.";
        AnswerAreaWithheld: "No se presenta ninguna cifra global: la cobertura es {coverage} ({rating}).";
        FromRows: "a partir de {n, plural, one {# fila} other {# filas}} de datos";
        StepDone: "concluido el {date}";
        StepDue: "no concluido; el plazo vencía el {date}";
        PartsOfPeriod: "filas correspondientes a partes del período: {n}";
        UnitsReported: "unidades que informaron: {reporting} de {due}";
        RuleRatio: "valor efectivo ÷ meta";
        RuleInverse: "meta ÷ valor efectivo, porque menos es mejor";
        RuleProgress: "(valor efectivo − línea de base) ÷ (meta − línea de base): proporción recorrida del camino";
        RuleCeiling: "1 + (meta − valor efectivo) ÷ meta: el valor no debe superar la meta";
        RuleMaintain: "1 dentro de la tolerancia de la meta, y menos cuanto más se aleje de ella";
        RuleRange: "1 − distancia del valor efectivo al intervalo ÷ distancia de la línea de base al intervalo";
        RuleNear: "1 − distancia del valor efectivo al intervalo ÷ tolerancia";
        RuleSteps: "ponderación de los pasos concluidos ÷ ponderación de todos los pasos";
        RuleBinary: "1 si el valor coincide con la meta; de lo contrario, 0";
        RuleWithin: "1 si el valor está dentro del intervalo; de lo contrario, 0";
        RuleAtLeast: "1 si el valor es al menos igual a la meta; de lo contrario, 0";
        RuleAtMost: "1 si el valor no supera la meta; de lo contrario, 0";
        RuleDistance: "(valor efectivo − meta) ÷ desviación típica de las unidades comparables";
        RuleFlat: "1: la meta es igual a la línea de base y se mantuvo";
        RuleNothing: "1: la meta es cero, y también el valor efectivo";
        RuleShare: "unidades que alcanzaron su propia meta ÷ unidades en las que puede determinarse";
        RuleMean: "suma de los grados de consecución de las unidades ÷ número de unidades";
        RuleSchedule: "comparación con lo previsto a la fecha";
        AnswerOverall: "El grado de consecución general es del {achievement}, con la calificación “{rating}”, y abarca el {coverage} de lo exigible.";
        RuleOverallAreas: "media ponderada de las esferas que tienen una cifra global";
        RuleOverallIndicators: "media de todos los indicadores, cada uno ponderado por su peso y el de su esfera";
        RuleRollUp: "media ponderada de los grados de consecución, cada uno computado entre el {floor} y el {cap}";
        NoteFlat: "La meta es igual a la línea de base; se mantuvo, lo que cuenta como 100\u{a0}%.";
        NoteUnrounded: "La calificación se basa en el grado de consecución sin redondear; el redondeo solo afecta a la presentación.";
        NoteThresholds: "El indicador tiene umbrales propios.";
        NoteQuery: "Las filas de {file} son las del resultado de la consulta, que reúne filas; no figuran en ningún archivo.";
        MoreRows: "… y {n} más; `--json` las muestra todas";
        NoteMetOnly: "Una esfera solo se considera cumplida si lo están todos los indicadores que tienen calificación.";
    }
}

words! {
    Spanish: Label {
        Met: "cumplido";
        LargelyMet: "cumplido en gran medida";
        PartlyMet: "cumplido en parte";
        NotMet: "no cumplido";
        Regressed: "en retroceso";
        Green: "verde";
        Amber: "ámbar";
        Red: "rojo";
        GradeA1: "A1";
        GradeA2: "A2";
        GradeB1: "B1";
        GradeB2: "B2";
        GradeC: "C";
        OverTarget: "por encima de la meta";
        OnTarget: "en la meta";
        UnderTarget: "por debajo de la meta";
        High: "alto";
        Medium: "medio";
        Low: "bajo";
        NoData: "sin datos";
        NoTarget: "sin meta";
        NoBaseline: "sin línea de base";
        NotDue: "no exigible";
        NotComputable: "no calculable";
        Compared: "comparado con unidades similares";
        InsufficientData: "datos insuficientes";
        NotCollected: "no recopilado";
        NotReported: "no comunicado";
        Suppressed: "no divulgado";
        NotApplicable: "no aplicable";
        PendingQa: "pendiente de verificación";
        FlatTarget: "la meta es igual a la línea de base y no se mantuvo";
        ZeroTarget: "la meta es cero: resultado no planificado";
        ZeroCeiling: "el tope es cero y se ha superado";
        NegativeValue: "el método no admite valores negativos";
        TargetAgainstDirection: "la meta va en sentido contrario a la mejora";
        ZeroDenominator: "el denominador es cero";
        NotAggregated: "los valores de las unidades no pueden agregarse";
        NotMatched: "ninguna unidad informante tiene a la vez un valor y una meta";
        AtBaseline: "lo previsto a la fecha es la propia línea de base";
        RangeLost: "la línea de base estaba en el intervalo, que se ha abandonado";
        ZeroActual: "el valor es cero, y cuanto menor, mejor";
        NoTolerance: "el método requiere una tolerancia";
        TargetForm: "la meta no tiene la forma que exige el método";
        NoPeers: "no hay valores distintos de unidades comparables con los que comparar";
        Overflow: "los números son demasiado grandes";
        NoTargetReason: "no se fijó ninguna meta";
        NoBaselineReason: "el método requiere una línea de base y no se facilitó ninguna";
        NotAvailable: "n/d";
        Assessed: "Cuotas";
        Voluntary: "Contribuciones voluntarias";
        OtherFunds: "Otros ingresos";
        LevelImpact: "Impacto";
        LevelOutcome: "Efecto directo";
        LevelOutput: "Producto";
        LevelManagement: "Eficacia de la gestión";
        LevelOrganisation: "Eficacia institucional";
        MethodRatio: "valor efectivo ÷ meta";
        MethodProgress: "proporción recorrida del camino de la línea de base a la meta";
        MethodInverseRatio: "meta ÷ valor efectivo";
        MethodMaintain: "mantenimiento en la meta con una tolerancia";
        MethodRange: "aproximación al intervalo fijado como meta";
        MethodOrdinal: "proporción recorrida del camino entre posiciones de una escala";
        MethodMilestone: "proporción ponderada de los pasos concluidos";
        MethodBinary: "sí o no";
        MethodThreshold: "se alcanza o no se alcanza";
        MethodQualitative: "valoración cualitativa motivada";
        MethodDistance: "distancia a la meta en desviaciones típicas de las unidades comparables";
        Step: "Paso";
        Weight: "Ponderación";
        DueOn: "Plazo";
        DoneOn: "Conclusión";
        Yes: "sí";
        No: "no";
        MethodCeiling: "mantenimiento por debajo de la meta";
        FullResponsibility: "responsabilidad plena";
        SharedResponsibility: "responsabilidad compartida";
        ActorMicro: "personas y empresas (micro)";
        ActorMeso: "instituciones (meso)";
        ActorMacro: "responsables de políticas (macro)";
        KindFlow: "contabilizado en cada período";
        KindStock: "situación al final del período";
        KindCumulative: "total acumulado";
        Contents: "Índice";
        AtAGlance: "Principales resultados de un vistazo";
        ResourcesTitle: "Recursos por esfera de resultados";
        CoverageTitle: "Cobertura y lagunas de los datos";
        AnnexTitle: "Todos los indicadores y años";
        SourcesTitle: "Fuentes de los datos";
        Headline: "Consecución global";
        Achievement: "Consecución";
        Rating: "Calificación";
        Indicator: "Indicador";
        Baseline: "Línea de\u{a0}base";
        Target: "Meta";
        Actual: "Valor efectivo";
        Period: "Año";
        Coverage: "Cobertura";
        Bounds: "Límites";
        Area: "Esfera de resultados";
        Indicators: "Indicadores";
        Budget: "Presupuesto";
        Expenditure: "Gastos";
        Utilization: "Ejecución";
        Total: "Total";
        Reporting: "Informaron";
        Due: "Debían informar";
        Reason: "Motivo";
        File: "Archivo";
        Rows: "Filas";
        Observations: "Filas utilizadas";
        Hash: "Huella digital (BLAKE3, 16 primeros caracteres)";
        BandsTitle: "Tramos de calificación";
        Range: "Consecución";
        Country: "Unidad informante";
        Noted: "Definición";
        SourceNote: "Fuente";
        MethodLabel: "Método";
        OriginalTarget: "Meta original";
        RevisedTarget: "Meta revisada";
        Authority: "Base normativa";
        SeriesActual: "Valor efectivo";
        SeriesTarget: "Meta";
        SeriesUnitsMet: "Unidades que la alcanzaron";
        MethodShare: "proporción de unidades informantes que alcanzaron su propia meta";
        MethodMean: "media de los grados de consecución de las unidades informantes";
        BarLimit: "Meta alcanzada (100\u{a0}%)";
        TotalIndicators: "Indicadores";
        UnitsMet: "% de unidades informantes que alcanzaron su propia meta";
        Definitions: "Definiciones, fuentes y métodos";
        MissingReasons: "Motivos de las filas sin valor: ";
        Enumeration: ", ";
        SentenceSpace: " ";
        Colon: ": ";
        Semicolon: "; ";
        FullStop: ".";
        Open: " (";
        Close: ")";
    }
}

words! {
    Spanish: Phrase {
        FigureNumber: "Gráfico {n}";
        TableNumber: "Cuadro {n}";
        SectionName: "{number} {title}";
        AnnexName: "{number}: {title}";
        AnnexNumber: "Anexo {n}";
        BandFrom: "{low} o más";
        BandBetween: "de {low} a menos de {high}";
        BandAbove: "más de {low}";
        BandBelow: "menos de {high}";
        BandTo: "hasta {high}";
        BandAny: "cualquier valor";
        BandSpan: "{from}, {to}";
        OwnBand: "{rating}, {range}";
        OwnBandsNote: "{id}: la calificación se rige por umbrales propios del indicador, a saber, {bands}.";
        CardCoverage: "Cobertura: {coverage}";
        CardCounts: "Indicadores cumplidos: {met} de {total}";
        OverallCounts: "En {period} alcanzaron su meta {met} de {total} indicadores.";
        OverallGaps: "Indicadores sin calificación: {without}; los motivos se exponen en el capítulo sobre la cobertura de los datos.";
        HeadlineText: "Media ponderada de los grados de consecución de {computed} de los {due} indicadores exigibles, cada uno computado entre el {floor} y el {cap}.";
        HeadlineBounds: "Si todo lo que falta se situara en el {floor} o en el {cap}, la cifra estaría entre el {low} y el {high}.";
        Withheld: "La cobertura es inferior a {min}, por lo que no se presenta ninguna cifra global.";
        OverviewCaption: "Calificación de los indicadores por esfera de resultados, {period}";
        BulletCaption: "Grado de consecución por indicador, {area}, {period}";
        TrendCaption: "{title} ({id})";
        AreasCaption: "Grado de consecución por esfera de resultados, {period}";
        IndicatorsCaption: "Indicadores: {area}, {period}";
        AnnexCaption: "{area}: todos los indicadores y años";
        ResourcesCaption: "Presupuesto y gastos por esfera de resultados, {period} ({currency})";
        SourcesOfFundsCaption: "Presupuesto y gastos por fuente de financiación, {period} ({currency})";
        CoverageCaption: "Unidades informantes con un valor, {period}";
        GapsCaption: "Indicadores exigibles sin calificación, {period}";
        UnitsCaption: "{id} {title}: resultados por unidad informante, {period}";
        SourcesCaption: "Archivos a partir de los cuales se calcularon las cifras";
        RevisedCaption: "Metas revisadas, {period}";
        MatchedNote: "{id}: unidades que tienen a la vez un valor y una meta: {n}; el grado de consecución compara {actual} con {target} en el conjunto de esas unidades.";
        ShareNote: "{id}: el grado de consecución es la proporción de unidades informantes que alcanzaron su propia meta ({met} de {computed}).";
        ShareOfComparableNote: "{id}: el grado de consecución es la proporción de unidades informantes que alcanzaron su propia meta ({met} de las {computed} que pueden compararse; unidades con meta: {with_target}).";
        MeanNote: "{id}: el grado de consecución es la media de los grados de consecución de {computed, plural, one {# unidad informante} other {# unidades informantes}}.";
        RevisedNote: "{id}: la meta se revisó de {original} a {target}{authority}; respecto de la meta original, el grado de consecución es del {achievement}.";
        ByAuthority: " en virtud de {authority}";
        LaterTargetNote: "{id}: la meta está fijada para {period}.";
        MilestoneNote: "{id}: el hito para {period} es de {expected}; se ha recorrido el {share} del camino hasta él.";
        MilestoneMissedNote: "{id}: el hito para {period} es de {expected}.";
        StepsCaption: "{id} {title}: pasos";
        StepsNote: "{id}: los pasos concluidos suman una ponderación de {done} de un total de {all}; a la fecha debía haberse llegado a {expected}.";
        RationaleNote: "{id}: {rationale}";
        RangeOf: "{low}-{high}";
        Deviations: "{n} σ";
        InterimNote: "{id}: la meta está fijada para {period}; el calendario prevé {expected} a la fecha.";
        NoAchievementNote: "{id}: {reason}.";
        RowsRead: "Se leyeron {n, plural, one {# fila} other {# filas}} de valores efectivos.";
        RowsUsed: "Contienen un valor y se incorporaron a alguna cifra: {n}.";
        RowsSuperseded: "Sustituidas por una revisión posterior: {n}.";
        RowsMissing: "Sin valor: {n}.";
        ReasonCount: "{reason} ({n})";
        RowsDuplicate: "Que repiten otra fila: {n}.";
        RowsOutside: "De períodos no incluidos en este informe: {n}.";
        RowsUnusable: "No utilizables: {n}.";
        CoverageMeaning: "Un valor que falta nunca se cuenta como cero. Reduce la cobertura de su esfera, y cuando la cobertura es inferior a {min} no se presenta ninguna cifra global.";
        ResourcesText: "Los recursos se muestran junto a los resultados y no forman parte del grado de consecución. El presupuesto es el revisado, cuando se revisó; la ejecución es la proporción que representan los gastos respecto de él.";
        AltTrendStart: "Gráfico de líneas de “{title}” ({unit}).";
        AltTrendPoint: "{period}: valor efectivo {actual}, meta {target}.";
        AltTrendActual: "{period}: valor efectivo {actual}.";
        AltBaseline: "Línea de base {baseline}.";
        AltBullet: "Gráfico de barras del grado de consecución, con una línea en el 100\u{a0}%.";
        AltBar: "{id} {title}: {achievement}, {rating}.";
        AltBarNone: "{id} {title}: {rating}.";
        AltMore: "Indicadores adicionales que figuran en el cuadro: {n}.";
        BaselineOf: "Línea de base {period}";
        AltOverview: "Número de indicadores con cada calificación, por esfera de resultados.";
        AltOverviewRow: "{area}: {counts}.";
        AltCount: "{rating} ({n})";
    }
}

words! {
    Spanish: MoneyText {
        Thousands: "miles de {currency}";
        Millions: "millones de {currency}";
        CurrencyUnknown: "unidades de una moneda no indicada";
        UnknownThousands: "miles, moneda no indicada";
        UnknownMillions: "millones, moneda no indicada";
        OriginalBudget: "Presupuesto inicial";
        RevisedBudget: "Presupuesto revisado";
        ShareOfBudget: "Proporción del presupuesto";
        ShareOfExpenditure: "Proporción de los gastos";
        SourceOfFunds: "Fuente de financiación";
        CapitalText: "Las inversiones de capital se indican por separado y no figuran en ninguna de las cifras anteriores: perduran más allá del período y no constituyen un costo de sus resultados.";
        CapitalCaption: "Presupuesto y gastos de capital, {period} ({money})";
        AreaFundsCaption: "Presupuesto y gastos por esfera de resultados y fuente de financiación, {period} ({money})";
        ReallocationsCaption: "Modificaciones de los presupuestos de las esferas, {period} ({money})";
        From: "De";
        To: "A";
        Amount: "Importe";
        NewFunds: "fondos adicionales";
        GivenUp: "fondos a los que se renuncia";
        LimitKept: "Una esfera puede ceder a otras esferas hasta el {limit} de su presupuesto inicial; ninguna cedió más.";
        LimitPassed: "Una esfera puede ceder a otras esferas hasta el {limit} de su presupuesto inicial; superaron ese porcentaje: {areas}.";
        LimitUnknown: "Una esfera puede ceder a otras esferas hasta el {limit} de su presupuesto inicial; esferas en las que no puede determinarse si se superó ese porcentaje, porque falta un presupuesto inicial o un importe es demasiado elevado: {areas}.";
        GivenByArea: "{area} ({share})";
        SharesRounded: "Debido al redondeo, las proporciones no suman el 100\u{a0}%.";
        SharesAdjusted: "Las proporciones se han ajustado en la última cifra para que sumen el 100\u{a0}%.";
        AmountsRounded: "Debido al redondeo, los importes no coinciden exactamente con los totales.";
    }
}

words! {
    Spanish: OutlookLabel {
        Title: "Perspectivas: metas con plazo futuro";
        Outlook: "Perspectivas";
        Latest: "Último valor";
        Expected: "Previsto";
        Achieved: "meta alcanzada";
        OnTrack: "bien encaminado";
        AccelerationNeeded: "es preciso acelerar";
        Limited: "progreso escaso o nulo";
        Deteriorating: "deterioro";
        SignificantProgress: "progreso considerable";
        ModerateProgress: "progreso moderado";
        NoChange: "sin cambios importantes";
        ModerateDecline: "alejamiento moderado";
        SignificantDecline: "alejamiento considerable";
        SmallShortfall: "bien encaminado, ligero déficit previsto";
        LargeShortfall: "gran déficit previsto";
        WrongDirection: "dirección equivocada";
        Delayed: "con retraso";
        OffTrack: "desviado";
        Reversing: "en reversión";
        NoData: "sin datos";
        NoTarget: "sin meta";
        RangeTarget: "la meta es un intervalo";
        NoWay: "su método no mide el avance hacia la meta";
        TargetDue: "la meta ya ha vencido";
        TargetsOfUnits: "metas fijadas por unidad informante";
        Judged: "valoración cualitativa";
        StepsCounted: "medición por etapas cumplidas";
        NoneSet: "ninguna meta fijada para el período examinado ni para después";
        NoBaseline: "sin línea de base";
        UndatedBaseline: "la línea de base no tiene fecha";
        NoDirection: "no se ha declarado ninguna dirección";
        InsufficientHistory: "muy pocos años con un valor";
        ZeroBase: "no hay tasa de crecimiento desde una línea de base de cero";
        ZeroValue: "no hay tasa de crecimiento hasta un valor de cero";
        ZeroTarget: "no hay tasa de crecimiento hasta una meta de cero";
        SignChange: "no hay tasa de crecimiento con cambio de signo";
        FlatTarget: "la meta es igual a la línea de base";
        TargetAgainstDirection: "la meta va en sentido contrario a la mejora";
        AtLimit: "la línea de base está en su límite natural";
        UnevenYears: "los períodos no están separados por años completos";
        Overflow: "los números son demasiado grandes";
        MethodSchedule: "Por calendario: camino recorrido desde la línea de base dividido por el que debería haberse recorrido a la fecha. Bien encaminado a partir del 95\u{a0}%, con retraso a partir del 60\u{a0}%, desviado por debajo de ese valor y en reversión por debajo de la línea de base.";
        MethodCagrRatio: "Por crecimiento: crecimiento anual desde la línea de base dividido por el crecimiento anual necesario para alcanzar la meta. Bien encaminado a partir del 95\u{a0}%, es preciso acelerar a partir del 60\u{a0}%, progreso escaso o nulo a partir del 0\u{a0}% y deterioro por debajo de ese valor.";
        MethodCagrTrend: "Por tendencia: crecimiento anual desde la línea de base en el sentido de la mejora. Bien encaminado a partir del 1,5\u{a0}%, es preciso acelerar a partir del 0,5\u{a0}%, progreso escaso o nulo a partir del 0\u{a0}% y deterioro por debajo de ese valor; si existe un límite natural, los dos primeros umbrales se reducen.";
        MethodCagrTrendEurostat: "Por tendencia: crecimiento anual desde la línea de base en el sentido de la mejora. Considerable a partir del 1\u{a0}%, moderado a partir del 0,1\u{a0}%; lo mismo en sentido contrario, y sin cambios importantes entre ambos.";
        MethodLinear: "Por variación reciente: la media de las cinco últimas variaciones anuales, prolongada hasta el año de la meta. Bien encaminado si entonces faltaría menos del 5\u{a0}% de lo que falta ahora, ligero déficit hasta el 20\u{a0}% y gran déficit por encima de ese valor.";
    }
}

words! {
    Spanish: OutlookPhrase {
        Caption: "Perspectivas de los indicadores, {period}";
        Summary: "Indicadores que pueden valorarse por una meta fijada para una fecha posterior a su último valor o por su tendencia: {total}, a saber: {counts}.";
        Count: "{outlook} ({n})";
        Refused: "sin perspectivas ({n})";
        Due: "Otros indicadores cuyas metas ya han vencido y cuyo grado de consecución da la respuesta: {n}.";
        Untargeted: "Otros indicadores sin una meta general que permita pronunciarse: {n}. Motivos: {reasons}.";
        UntargetedReason: "{reason} ({ids})";
        Gap: "{id}: el crecimiento abarca {n, plural, one {# año} other {# años}} sin valor.";
    }
}

words! {
    Spanish: OverallText {
        Title: "Grado de consecución general";
        Total: "General";
        MeanOfAreas: "Media ponderada de los grados de consecución de {computed} de las {due} esferas en las que había resultados exigibles; abarca el {coverage} de su ponderación.";
        MeanOfIndicators: "Media ponderada de los grados de consecución de {computed} de los {due} indicadores exigibles, cada uno computado entre el {floor} y el {cap}; abarca el {coverage} de su ponderación.";
        Bounds: "Si todo lo que falta se situara en el {floor} o en el {cap}, la cifra estaría entre el {low} y el {high}.";
        Withheld: "La cobertura es inferior a {min}, por lo que no se presenta ninguna cifra general.";
        NothingDue: "Ningún resultado era exigible.";
        Distribution: "Calificaciones de los {total} indicadores: ";
        Assessed: "De {assessable} indicadores evaluables se evaluaron {assessed}; con una cifra: {numeric}.";
        JudgedAlone: "Todo lo exigible se califica mediante valoración cualitativa, que no permite calcular una media.";
        DistributionCaption: "Distribución de las calificaciones por esfera de resultados, {period}";
        Weights: "La cifra general es la media ponderada de las esferas; ponderaciones: {weights}.";
        WeightsOfIndicators: "La cifra general es la media de todos los indicadores, cada uno con su ponderación multiplicada por la de su esfera; ponderaciones de las esferas: {weights}.";
        WeightOf: "{area}: {weight}";
    }
}

words! {
    Spanish: QualityLabel {
        Title: "Calidad de los datos";
        Screens: "Controles";
        ImpossiblePercentage: "Porcentajes inferiores a 0 o superiores a 100";
        ValueOutOfRange: "Valores fuera del intervalo declarado";
        MixedPercentScale: "Fracciones entre porcentajes";
        CumulativeFell: "Totales acumulados que disminuyen";
        CopiedValue: "Valores iguales a los del año anterior";
        UnitJump: "Saltos de un factor de alrededor de 1\u{a0}000 o más";
        ValueTooOld: "Valores medidos antes de su período";
        ReportedTwice: "Los mismos números con dos nombres";
        ActualEqualsTarget: "Valores efectivos iguales a las metas con demasiada frecuencia";
        DisaggregationMismatch: "Totales que difieren de la suma de sus partes";
        CorporateDiffers: "Valores institucionales que difieren de la agregación de las unidades";
        TargetsDiffer: "Metas institucionales que difieren de la suma de las metas de las unidades";
        FallByMissingUnit: "Totales acumulados que disminuyen porque faltan valores";
        TargetAgainstDirection: "Metas en sentido contrario a la mejora";
        AggregationForbidden: "Agregaciones carentes de sentido";
        IndicatorWithoutData: "Indicadores sin ninguna fila para el período del informe";
        Standing: "Pendientes";
        Waived: "Explicadas";
        Unlisted: "No enumeradas";
        Findings: "Anomalías";
        Units: "Unidades informantes";
        Periods: "Períodos";
        UsedAsReported: "se utiliza el valor comunicado";
        TotalKept: "se utiliza el total comunicado";
        CorporateKept: "se utiliza el valor institucional";
        NotComputed: "no se calcula el grado de consecución";
        AsDeclared: "se agrega según lo declarado";
        ShownAsMissing: "se muestra como valor que falta";
        Reason: "Explicación";
        State: "Estado";
        Draft: "borrador";
        Checked: "comprobado";
        Verified: "verificado";
        Audited: "auditado";
        RowsOf: "Filas con un valor";
        LowestOf: "Indicadores cuyo estado más bajo es este";
        CheckedBy: "Comprobado por";
        LeftOutRows: "Filas excluidas";
        LeftOutCondition: "No cumplen la condición fijada para la fuente";
        LeftOutGroups: "Metas o líneas de base de un lugar o grupo";
        DraftUnchecked: "Borrador: contiene valores no comprobados";
        DraftUnverified: "Borrador: contiene valores no verificados";
        DraftUnaudited: "Borrador: contiene valores no auditados";
    }
}

words! {
    Spanish: QualityPhrase {
        Introduction: "Todos los valores comunicados se sometieron a los controles que figuran a continuación, que señalan lo que resulta difícil de creer. Ningún control modifica las cifras: salvo indicación contraria en los cuadros, lo señalado se utilizó tal como se comunicó y se recoge aquí para que los lectores puedan juzgar por sí mismos.";
        ScreensCaption: "Controles de los datos y sus resultados";
        OpenCaption: "Anomalías pendientes";
        WaivedCaption: "Anomalías examinadas y explicadas";
        StatesText: "Cada valor lleva indicado un estado: borrador, comprobado, verificado o auditado. El estado de una cifra es el más bajo de las filas en que se basa.";
        RequiredText: "En el presente informe se exigen valores cuyo estado sea al menos “{state}”; se enumeran las cifras que no llegan a ese estado.";
        AllReached: "Todas las cifras del presente informe lo alcanzan.";
        StatesCaption: "Estado de los valores, {period}";
        BelowCaption: "Cifras basadas en valores que no alcanzan el estado “{state}”";
        LeftOutCaption: "Filas excluidas, por archivo y motivo";
        KeptBefore: "La base de datos “{database}” no se consultó para elaborar el presente informe. Los datos que proceden de ella son los que proporcionó el {date}, {n, plural, one {# día} other {# días}} antes de la fecha del informe.";
        KeptOn: "La base de datos “{database}” no se consultó para elaborar el presente informe. Los datos que proceden de ella son los que proporcionó el {date}, fecha del informe.";
        KeptAfter: "La base de datos “{database}” no se consultó para elaborar el presente informe. Los datos que proceden de ella son los que proporcionó el {date}, {n, plural, one {# día} other {# días}} después de la fecha del informe.";
        CountUnits: "{n, plural, one {# unidad} other {# unidades}}";
        CountPeriods: "{n, plural, one {# período} other {# períodos}}";
        OnDate: "{by}, {date}";
        AndOthers: "{names} y {n} más";
    }
}

words! {
    Spanish: RegisterLabel {
        Evaluation: "evaluación";
        Audit: "auditoría";
        Survey: "encuesta";
        Administrative: "registros administrativos";
        Study: "estudio";
        Testimony: "testimonio";
        Strong: "●●● sólida";
        Moderate: "●●○ moderada";
        Limited: "●○○ limitada";
        Lesson: "Enseñanza";
        GoodPractice: "Buena práctica";
        Accepted: "aceptada";
        PartlyAccepted: "aceptada en parte";
        NotAccepted: "no aceptada";
        NoResponse: "aún sin respuesta";
        Open: "pendiente";
        InProgress: "en curso";
        Implemented: "aplicada";
        Closed: "cerrada";
        Overdue: "fuera de plazo";
        ProgrammesTitle: "Programas por país";
        ProgrammesText: "Cada programa por país contribuye a indicadores del marco de resultados. Cuando el propio país informa sobre un indicador, sus cifras figuran junto a la contribución; un guion significa que no lo hace o que no tiene una meta propia. Las cifras de la Organización en su conjunto son las de los capítulos sobre las esferas; las de los países forman parte de ellas y no deben sumarse.";
        ProgrammesCaption: "Programas por país e indicadores a los que contribuyen";
        Contribution: "Contribución";
        EvidenceTitle: "Registro de evidencia";
        EvidenceCaption: "Evidencia en que se basan los resultados";
        Evidence: "Evidencia";
        Kind: "Tipo";
        Reference: "Referencia";
        Date: "Fecha";
        Strength: "Solidez";
        Supports: "Respalda";
        WholeArea: "toda la esfera";
        StrengthNote: "La evidencia sólida convencería a un lector escéptico; la moderada se sostiene con reservas; la limitada es tan solo un indicio.";
        Lessons: "Enseñanzas";
        EvidenceAndLessons: "Evidencia y enseñanzas";
        LessonsCaption: "Enseñanzas extraídas y uso que se hará de ellas";
        LessonsUse: "Qué se hará";
        RecommendationsTitle: "Seguimiento de las recomendaciones";
        RecommendationsCaption: "Recomendaciones y su seguimiento";
        Recommendation: "Recomendación";
        ResponseAndStatus: "Respuesta y situación";
        Action: "Medida y responsable";
        DueDate: "Plazo";
        Status: "Situación";
        RolesTitle: "Funciones y responsabilidades";
        RolesCaption: "Quién responde de qué";
        Actor: "Actor";
        Role: "Función";
        GapsTitle: "Registro de lagunas de datos";
        GapsCaption: "Lagunas de datos y modo de subsanarlas";
        Missing: "Qué falta";
        MeasurementTitle: "Costo de la medición";
        MeasurementCost: "Costo";
        MeasurementShare: "Proporción";
        MandatesTitle: "Mandatos y lugar en que se les da respuesta";
        MandatesCaption: "Decisiones de los órganos rectores y partes del presente informe que responden a ellas";
        Mandate: "Mandato";
        Request: "Qué se solicita";
        AnsweredIn: "Respuesta en";
    }
}

words! {
    Spanish: RegisterPhrase {
        Duration: " ({span})";
        From: "desde el {date}";
        Until: "hasta el {date}";
        LessonsOf: "Enseñanzas: {area}";
        EvidenceOf: "Evidencia: {area}";
        LessonItem: "{kind}. {text}";
        WhatFollows: "Qué se hará: {text}";
        OverdueText: "Una recomendación está fuera de plazo si debía aplicarse antes del {date} y no se ha aplicado ni cerrado. Las que no se aceptaron no han de aplicarse y no pueden estar fuera de plazo.";
        FollowUpCounts: "Recomendaciones: {all}. Pendientes: {open}; en curso: {in_progress}; aplicadas: {implemented}; cerradas: {closed}. Fuera de plazo al {date}: {overdue}.";
        OwnedBy: "Responsable: {owner}";
        DoneOn: "{status}, {date}";
        GapPeriod: "{indicator}, {period}";
        GapUnit: "{indicator}, {unit}, {period}";
        MeasurementText: "El costo de la medición consta para {n} de {total} indicadores; en conjunto asciende a {cost}{currency}.";
        OfCurrency: "\u{a0}{currency}";
        MeasurementOfSpent: "Esa suma equivale al {share} de los gastos de funcionamiento de {period}.";
        MeasurementMeaning: "Los indicadores más costosos figuran en primer lugar. Las filas utilizadas son aquellas en que se basa el valor del período; cuando un indicador es costoso y tiene pocas filas o carece de calificación, cabe preguntarse si compensa mantenerlo.";
        MeasurementCaption: "Costo de la medición por indicador, {period}{currency}";
        MandateParagraph: "{symbol}, párr.\u{a0}{paragraph}";
    }
}

words! {
    Spanish: RobustnessLabel {
        Title: "Calificaciones con otros métodos publicados";
        InReport: "Informe";
        Method: "Método";
        Rule: "Regla";
        Intro: "Los organismos calculan el grado de consecución de distintas maneras y fijan en puntos distintos los límites de sus calificaciones. En el presente anexo se califica cada indicador con arreglo a cada uno de los métodos publicados que le son aplicables, con su fórmula y sus tramos. Una calificación que se mantiene con todos ellos no depende del método elegido.";
        Good: "bueno";
        Fair: "medio";
        Poor: "bajo";
        Flip: "*";
        FlipNote: "En los cuadros que figuran a continuación, el asterisco (*) señala las calificaciones que difieren de la del informe; cuando un método no es aplicable, la casilla queda vacía.";
        Rsr: "RSR";
        Tola: "Tola";
        GlobalFund: "FM";
        Undp: "PNUD";
        Progress: "Avance";
        Ceiling: "Tope";
        Growth: "Crecim.";
        Linear: "Lineal";
        Schedule: "Calend.";
        RsrRule: "Valor efectivo dividido por la meta. Bueno a partir del 85\u{a0}%, bajo hasta el 49\u{a0}% (Akvo RSR).";
        TolaRule: "Valor efectivo dividido por la meta. Bueno a partir del 85\u{a0}%, bajo por debajo; también se señalan los valores superiores al 115\u{a0}% (TolaData).";
        GlobalFundRule: "Valor efectivo dividido por la meta. Bueno a partir del 90\u{a0}% (A1, A2), medio a partir del 60\u{a0}% (B1), bajo por debajo (B2, C; Fondo Mundial, hasta 2022).";
        UndpRule: "Valor efectivo dividido por la meta. Bueno a partir del 100\u{a0}% (verde), medio a partir del 50\u{a0}% (ámbar), bajo por debajo (rojo; PNUD, 2014).";
        ProgressRule: "Proporción recorrida del camino de la línea de base a la meta. Bueno a partir del 100\u{a0}%, medio a partir del 50\u{a0}%, bajo por debajo (fórmula también de OPSYS, Unión Europea).";
        CeilingRule: "Mantenimiento por debajo de la meta: 100\u{a0}% si coincide con ella y menos si la supera. Bueno a partir del 100\u{a0}%, medio a partir del 50\u{a0}%, bajo por debajo.";
        GrowthRule: "Crecimiento anual observado dividido por el crecimiento anual necesario. Bueno a partir del 95\u{a0}%, medio a partir del 60\u{a0}%, bajo por debajo (Oficina de Estadística del Canadá, Eurostat).";
        LinearRule: "Prolongación de la media de las cinco últimas variaciones anuales. Bueno si en el año de la meta faltaría menos del 5\u{a0}%, medio hasta el 20\u{a0}%, bajo por encima (Alemania).";
        ScheduleRule: "Camino recorrido dividido por el que debía recorrerse a la fecha. Bueno a partir del 95\u{a0}%, medio a partir del 60\u{a0}%, bajo por debajo.";
    }
}

words! {
    Spanish: RobustnessPhrase {
        Summary: "De los {total} indicadores calificados mediante una fórmula, {robust} recibirían la misma calificación con todos los métodos aplicables; {flipping} no la recibirían al menos con uno.";
        Caption: "{area}: calificaciones según el método, {period}";
        MethodsCaption: "Métodos comparados";
    }
}

words! {
    Spanish: SdgLabel {
        Title: "Contribución a los Objetivos de Desarrollo Sostenible";
        Target: "Meta";
        Contribution: "Contribución";
        Goal1: "Fin de la pobreza";
        Goal2: "Hambre cero";
        Goal3: "Salud y bienestar";
        Goal4: "Educación de calidad";
        Goal5: "Igualdad de género";
        Goal6: "Agua limpia y saneamiento";
        Goal7: "Energía asequible y no contaminante";
        Goal8: "Trabajo decente y crecimiento económico";
        Goal9: "Industria, innovación e infraestructura";
        Goal10: "Reducción de las desigualdades";
        Goal11: "Ciudades y comunidades sostenibles";
        Goal12: "Producción y consumo responsables";
        Goal13: "Acción por el clima";
        Goal14: "Vida submarina";
        Goal15: "Vida de ecosistemas terrestres";
        Goal16: "Paz, justicia e instituciones sólidas";
        Goal17: "Alianzas para lograr los objetivos";
    }
}

words! {
    Spanish: SdgPhrase {
        Intro: "De los {total} indicadores, {linked} están vinculados a una meta de la Agenda 2030. Cada uno se cuenta una sola vez, en su meta principal; las metas secundarias se indican junto a ella y no se suman a ningún recuento.";
        GoalNamed: "Objetivo {n}: {name}";
        MatrixCaption: "Indicadores por esfera de resultados y Objetivo, {period} (los secundarios, entre paréntesis)";
        TargetsCaption: "Metas de los Objetivos de Desarrollo Sostenible e indicadores correspondientes, {period}";
        Secondary: "({n})";
        CountedUnder: "se cuenta en {target}";
        KeyNote: "{primary} meta principal: el indicador se cuenta aquí. {secondary} meta secundaria: el indicador se muestra aquí y se cuenta en su meta principal.";
        GoalsNote: "Objetivos: {names}.";
    }
}

words! {
    Spanish: TrendText {
        Milestone: "Hito";
        Judged: "por valoración cualitativa";
        AltPlain: "Gráfico de líneas de “{title}”.";
        AltMilestone: "{period}: valor efectivo {actual}, hito {target}.";
    }
}

words! {
    Spanish: LanguageName {
        English: "inglés";
        French: "francés";
        Spanish: "español";
        Russian: "ruso";
        Chinese: "chino";
        Arabic: "árabe";
    }
}

words! {
    Spanish: PaperLabel {
        Document: "Documento";
        Documents: "Documentos citados en el texto";
        Paragraphs: "Párrafos";
        CitedIn: "Citado en";
        Comma: ", ";
    }
}

words! {
    Spanish: PaperPhrase {
        Paragraph: "párrafo {n}";
        ParagraphRange: "párrafos {first} a {last}";
    }
}

words! {
    Spanish: GlossaryText {
        Title: "Glosario";
        Introduction: "Los términos siguientes se emplean en el presente documento con el significado que se indica.";
        Caption: "Términos y definiciones";
        Term: "Término";
        Meaning: "Definición";
    }
}

words! {
    Spanish: DiffLabel {
        Title: "Cambios desde la versión anterior";
        Figures: "Cifras que cambiaron";
        PrintOnly: "Cifras impresas de otro modo";
        Framework: "Marco de resultados";
        Texts: "Texto que cambió";
        Figure: "Cifra";
        Before: "Antes";
        Now: "Ahora";
        Difference: "Diferencia";
        Cause: "Causa";
        Place: "Lugar";
        CauseData: "datos";
        CauseBaseline: "línea de base";
        CauseTarget: "meta";
        CauseMethod: "método";
        CauseFramework: "marco de resultados";
        CauseRounding: "redondeo";
        CauseWords: "redacción";
        CauseUnknown: "causa no hallada en los resultados";
        New: "nuevo";
        Gone: "suprimido";
        Changed: "modificado";
        Moved: "trasladado";
        Renumbered: "renumerado";
        SamePrint: "misma impresión";
        Legend: "El texto nuevo aparece subrayado y el texto suprimido, tachado. Una cifra que cambió aparece en negrita y subrayada después de su valor anterior. El texto trasladado lleva un subrayado de puntos. Los gráficos no llevan marcas.";
        NoDifferences: "sin diferencias";
        NoChanges: "Nada ha cambiado.";
        Change: "Variación";
        Number: "Número";
        NumberMet: "Número que alcanzó la meta";
        ShareMet: "Proporción que alcanzó la meta";
        Share: "Proporción";
        Records: "Número de registros";
        Findings: "Número de anomalías";
        Text: "Texto";
        WhatBecame: "Tipo de cambio";
    }
}

words! {
    Spanish: DiffPhrase {
        Counts: "Cifras de la nueva versión: {new}. Iguales: {equal}; con otro valor: {changed}; impresas de otro modo: {print}; nuevas: {added}; suprimidas: {gone}; impresas por primera vez: {newly}; que ya no se imprimen: {no_longer}.";
        MovedBy: "por efecto de: {list}";
        ParagraphOf: "{section}, párrafo {n}";
        OnPages: "páginas {list}";
        OnPagesBefore: "páginas {list}, antes {before}";
        NoPages: "{draft}: páginas desconocidas; constan en el archivo trace.json de un informe generado en PDF";
        NumberIsNow: "{old} pasa a ser {new}";
        NumbersAreNow: "{old} a {old_last} pasan a ser {new} a {new_last}";
        FromArea: "antes en la esfera {area}";
        FromId: "antes {id}";
        Others: "y {n} más";
    }
}

words! {
    Spanish: RestateText {
        Title: "Rectificación de cifras publicadas";
        Summary: "Cifras de documentos anteriores comparadas con lo que los datos arrojan hoy: {compared}. Sin cambios: {agreeing}; rectificadas aquí: {restated}. Una cifra no ha cambiado si el valor de hoy, redondeado a los decimales que se imprimieron, es el impreso.";
        Caption: "Cifras publicadas que se rectifican";
        Figure: "Cifra";
        AsPublished: "Publicada";
        Today: "Hoy";
        Difference: "Diferencia";
        CauseAndReason: "A qué se debe la diferencia";
        Data: "datos";
        Target: "meta";
        Method: "definición o método";
        Rounding: "redondeo";
        Framework: "marco de resultados";
        Error: "error en la publicación";
        Declared: "{cause} (causa declarada)";
        Unexplained: "sin explicación";
        PointsNote: "Las diferencias entre porcentajes se expresan en puntos porcentuales.";
        BridgeNote: "La parte debida a los datos es la que resulta del valor de hoy respecto de la meta publicada; la parte debida a la meta es lo que añade la meta de hoy.";
    }
}

words! {
    Spanish: TraceKind {
        Start: "punto de partida del camino";
        OtherRating: "calificación con otro método";
        Change: "variación respecto del período anterior";
        Indicators: "número de indicadores";
        Areas: "número de esferas de resultados";
        Met: "número de indicadores que alcanzaron su meta";
        Secondary: "número de indicadores mostrados sin contarlos";
        Results: "número de resultados";
        Entries: "número de entradas";
        ReportingUnits: "número de unidades informantes";
        ShareMet: "proporción de unidades que alcanzaron su meta";
        ShareGiven: "proporción del presupuesto cedida a otras esferas";
        Increment: "aumento del total acumulado";
        Records: "número de registros";
        RecordCoverage: "proporción de registros con un valor";
        Carried: "parte arrastrada de períodos anteriores";
        UnitsTotal: "total de las unidades informantes";
        UnitsGap: "diferencia entre el valor institucional y la agregación de las unidades";
        TargetsTotal: "suma de las metas de las unidades";
        TargetsGap: "diferencia entre la meta institucional y las de las unidades";
        OriginalAchievement: "grado de consecución respecto de la meta original";
        MatchedActual: "valor de las unidades con meta";
        MatchedTarget: "meta de las unidades con un valor";
        ShareOfDue: "proporción recorrida del camino previsto a la fecha";
        PassedOver: "años sin valor";
        Floor: "grado de consecución mínimo que se computa";
        Cap: "grado de consecución máximo que se computa";
        MinCoverage: "cobertura mínima para una cifra global";
        ReallocationLimit: "proporción máxima del presupuesto que puede cederse";
        Rows: "número de filas";
        Findings: "número de anomalías de los datos";
        Published: "número de cifras publicadas";
    }
}

words! {
    Spanish: TraceLabel {
        Title: "Procedencia de las cifras";
        Figure: "Cifra";
        Formula: "Cómo se obtiene";
        Printed: "Dónde figura";
        Whole: "El informe en su conjunto";
        Resources: "Recursos";
        Capital: "inversiones de capital";
        Registers: "Registros y marco de resultados";
        Opening: "Páginas iniciales";
        NoValue: "sin valor";
        AsEntered: "según consta en los datos";
        UnitsSummed: "suma de las unidades informantes";
        UnitsMeant: "media de las unidades informantes";
        UnitsCombined: "de las unidades informantes, agregadas como sus valores";
        RestatedBy: "cifra actual − cifra publicada, en la unidad de la publicación";
        RestatedPart: "parte de la diferencia respecto de la cifra publicada";
        Setting: "fijado en el archivo del proyecto o, en su defecto, por el programa";
        Sum: "suma de las filas";
        Reported: "según lo comunicado";
        Band: "tramo de la escala en el que se sitúa el grado de consecución";
        Unrated: "sin calificar";
        Judged: "valoración cualitativa registrada en los datos";
        Difference: "valor − valor del período anterior";
        CoverageWeights: "ponderación con grado de consecución ÷ ponderación de lo exigible";
        CoverageUnits: "con un valor ÷ exigibles";
        BoundLow: "todo lo que falta se cuenta en el mínimo";
        BoundHigh: "todo lo que falta se cuenta en el máximo";
        Counted: "recuento";
        RowCount: "número de filas de datos";
        FindingCount: "número de anomalías halladas en los controles";
        Ranked: "primera o última unidad por grado de consecución";
        PartOfWhole: "parte ÷ total";
        SpentOfBudget: "gastos ÷ presupuesto vigente";
        CarriedSum: "suma de los valores de períodos anteriores que suplen los que faltan";
        Gap: "valor institucional − agregación de las unidades, en valor absoluto";
        Matched: "unidades que tienen a la vez un valor y una meta";
        AllSteps: "ponderación de todos los pasos";
        StartRule: "línea de base o, en su defecto, primer valor";
        Outlook: "comparación del camino recorrido con el que lleva a la meta";
        PassedOver: "años sin valor entre el primero y el último";
        AllOf: "total";
        UnratedOf: "sin calificación";
        ComputedOf: "con grado de consecución calculado";
        DueOf: "exigibles";
        ReportingOf: "con datos comunicados";
        AssessedOf: "evaluados";
        AssessableOf: "evaluables";
        AreasComputed: "con una cifra global";
        AreasDue: "con resultados exigibles";
        MetOf: "meta alcanzada";
        ComparableOf: "comparables";
        TargetOf: "con una meta";
        MatchedOf: "con un valor y una meta";
        OutlookOf: "con perspectivas";
        NoOutlookOf: "sin perspectivas";
        TargetDueOf: "meta vencida";
        NoTargetOf: "sin meta general";
        RatedOf: "calificados con varios métodos";
        RobustOf: "misma calificación con todos los métodos";
        FlippingOf: "otra calificación con algún método";
        CarriedOf: "arrastrados de períodos anteriores";
        DerivedOf: "obtenidos del desglose";
        LostOf: "que ya no tienen ningún valor";
        BeforeOf: "con un valor en el período anterior";
        NowOf: "con un valor ahora";
        ReadOf: "leídas";
        UsedOf: "con un valor incorporado a alguna cifra";
        SupersededOf: "sustituidas por una revisión posterior";
        UnvaluedOf: "sin valor";
        DuplicateOf: "que repiten otra fila";
        OutsideOf: "de períodos no incluidos en el informe";
        UnusableOf: "no utilizables";
        ComparedOf: "comparadas con los datos de hoy";
        AgreeingOf: "sin cambios";
        RestatedOf: "rectificadas aquí";
    }
}

words! {
    Spanish: TracePhrase {
        Intro: "En el presente anexo se enumeran todas las cifras del texto, los recuadros, las fichas y las notas: qué expresan, su valor, cómo se obtienen (el signo ≈ indica un número abreviado, que el archivo {file} da completo), las filas de datos en que se basan, hasta qué punto se verificaron y dónde figuran. En la edición electrónica, cada cifra del texto remite a su línea, y viceversa. Las cifras de los cuadros y gráficos se rastrean, con los mismos nombres, en el archivo {file}; sus fuentes son las de su tema, que se indican a continuación.";
        RowsOf: "{file}, filas {rows}";
        RowOf: "{file}, fila {row}";
        RecordsOf: "{file}, todos los registros";
        RowsOfQuery: "{file}, filas {rows} del resultado de la consulta ({keys})";
        RowOfQuery: "{file}, fila {row} del resultado de la consulta ({key})";
        RowsAlike: "{file}, {n} {n, plural, one {fila} other {filas}} ({keys})";
        NoTable: "el proyecto no tiene ninguna tabla “{table}”";
        NoRow: "{file}: ninguna fila correspondiente";
        EarlierValues: "{numbers}; valores anteriores del período, que no cuentan: {n}";
        CarriedIn: "{numbers}; de ello, arrastrado de {period}: {sum}";
        CarriedRecordsIn: "{numbers}; registros arrastrados de {period}: {sum}";
        MoreRows: "{rows} y {n} más";
        ColumnOf: "{file}, columna {column}";
        StateOf: "estado: {state}";
        Terms: "{first} + … + {last} {sum} ({n} términos)";
        SumOfRows: "suma de {n} filas {sum}";
        Named: "{title} ({detail})";
        FigureAt: "{figure}, {at}";
        DetailedAt: "{figure} ({detail}), {at}";
        UnitAt: "{unit}, {period}";
        GoalSubject: "Objetivo de Desarrollo Sostenible {n}";
    }
}
