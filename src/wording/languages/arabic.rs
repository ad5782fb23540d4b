//! Arabic.

use super::super::texts::words;
use super::Arabic;
use crate::wording::{
    BasisText, ChainLabel, ChainPhrase, CrosswalkText, DiffLabel, DiffPhrase, ExplainLabel, ExplainPhrase,
    GlossaryText, Label, LanguageName, MoneyText, OutlookLabel, OutlookPhrase, OverallText, PaperLabel,
    PaperPhrase, Phrase, QualityLabel, QualityPhrase, RegisterLabel, RegisterPhrase, RestateText,
    RobustnessLabel, RobustnessPhrase, SdgLabel, SdgPhrase, TraceKind, TraceLabel, TracePhrase, TrendText,
};

words! {
    Arabic: BasisText {
        CarriedNote: "{id}: منها {sum} مرحّلة من {period}؛ وقد أُبلغ عن {reporting} من أصل {due} من السجلات.";
        CarriedSinceNote: "{id}: منها {sum} مرحّلة، يعود أقدمها إلى {period}؛ وقد أُبلغ عن {reporting} من أصل {due} من السجلات.";
        CarriedRecordsNote: "{id}: عدد السجلات المرحّلة {n}، يعود أقدمها إلى {period}؛ وقد أُبلغ عن {reporting} من أصل {due} من السجلات.";
        LatestNote: "{id}: أحدث بيانات متاحة ({period}).";
        LatestSinceNote: "{id}: أحدث بيانات متاحة، يعود أقدم جزء منها إلى {period}.";
        DerivedNote: "{id}: حيثما لم يُبلغ عن مجموع، حُسب المجموع من البيانات المفصلة (عدد السجلات: {n}).";
        GapNote: "{id}: كما أُبلغ على مستوى المنظمة؛ ومحصلة وحدات الإبلاغ {units}، أي بفارق قدره {gap}.";
        TargetGapNote: "{id}: القيمة المستهدفة على مستوى المنظمة؛ ومجموع القيم المستهدفة لوحدات الإبلاغ {units}، أي بفارق قدره {gap}.";
        FallNote: "{id}: أدنى من الفترة السابقة بسبب قيم ناقصة{units} (عدد السجلات: {n}).";
        UnlikeNote: "{id}: التغير مقارنة بـ {period} قائم على سجلات مختلفة (عدد السجلات التي لها قيمة: {before} آنذاك و{now} الآن{gone}{joined}).";
        GoneFrom: "؛ وحدات لم يعد لها أي منها: {units}";
        JoinedFrom: "؛ وحدات انضمت حديثا: {units}";
        InUnits: " في {units}";
        BreakdownCaption: "{id} {title}، حسب {dimensions}، {period}";
        NotBrokenDown: "غير مفصل";
        Part: "التفصيل";
        Share: "الحصة";
        And: " و";
        RecordsCaption: "السجلات (المشاريع) التي لها قيمة، {period}";
        MethodWeightedMean: "المتوسط المرجح بحجم كل سجل";
        MethodCountDistinct: "كل بند يُحسب مرة واحدة، أيا كانت الجهة المبلغة عنه";
    }
}

words! {
    Arabic: ChainLabel {
        FrameworkTitle: "إطار النتائج";
        ContextTitle: "السياق والافتراضات";
        Held: "تحقق الافتراض";
        AtRisk: "معرض للخطر";
        Broken: "لم يتحقق";
        Reached: "الوصول";
        Reaction: "الاستجابة";
        Capacity: "القدرات";
        Practice: "الممارسة";
        System: "المنظومة";
        ChangePractice: "ممارسات الأعمال";
        ChangePolicy: "السياسات والمعايير";
        ChangeTechnology: "التكنولوجيا";
        ChangeInvestment: "الاستثمار";
        ChangeGovernance: "الحوكمة";
        Framework: "تطبيق الإطار";
        Designed: "منذ تصميم المشاريع";
        Retrofitted: "لاحقا، على مشاريع جارية";
        NotApplied: "لا";
        Micro: "جزئي";
        Meso: "وسيط";
        Macro: "كلي";
        Delivered: "إنجاز مباشر";
        ContributedTo: "إسهام";
        Level: "المستوى";
        LeadsTo: "يفضي إلى";
        NoIndicator: "لا مؤشر";
        ChangeTitle: "من تغير وما الذي تغير";
        Who: "الجهة";
        What: "ما الذي تغير";
        Stage: "المرحلة";
        Role: "الدور";
        Actors: "الجهات الفاعلة";
        Attribution: "إسناد النتيجة";
        Lag: "الفارق الزمني بالسنوات";
        External: "العوامل الخارجية";
        Owner: "الجهة المسؤولة";
        Frequency: "الوتيرة";
        Limitations: "أوجه القصور";
        Contributors: "الجهات المساهمة";
        Tags: "الوسوم";
    }
}

words! {
    Arabic: ChainPhrase {
        Intro: "عدد نتائج الإطار {results}. ويشير كل سهم من نتيجة إلى النتيجة التي يُتوقع أن تفضي إليها.";
        AssumptionCounts: "ويقوم الإطار على افتراضات بشأن ظروف لا تتحكم فيها المنظمة: تحقق منها {held}، وتعرض للخطر {risk}، ولم يتحقق {broken}.";
        ChainCaption: "سلسلة النتائج، {period}";
        ResultsCaption: "النتائج ومؤشراتها، {period}";
        ActorsCaption: "المؤشرات حسب الجهة الفاعلة ومرحلة التغيير، {period}: المتحقق من المجموع";
        ActorsNote: "لم تُدرج المؤشرات التي لم يُحدد لها مستوى للجهات الفاعلة أو مرحلة، وعددها {n}.";
        ChangeCaption: "من تغير وما الذي تغير: {area}";
        RoleNote: "«إنجاز مباشر»: المنظمة وحدها مسؤولة عن النتيجة؛ «إسهام»: تتقاسم المنظمة المسؤولية مع جهات أخرى، والقيمة ليست ثمرة عملها وحدها.";
        With: "{role}، مع {contributors}";
        Class: "({class})";
        MetOf: "{met} من {all}";
        BoxCounts: "المؤشرات المتحققة: {met} من {all}";
        RetrofitNote: "{mark} طُبق الإطار على مشاريع كانت جارية بالفعل، ولذلك قد تكون بيانات السنوات السابقة غير كاملة.";
        AltChain: "رسم بياني لسلسلة النتائج، من النواتج إلى الأثر.";
        AltResult: "{level} {id} {title}، يفضي إلى {parents}.";
        AltLast: "{level} {id} {title}.";
    }
}

words! {
    Arabic: CrosswalkText {
        Title: "التغييرات في الإطار";
        Intro: "تغير إطار النتائج بين الفترات التي يشملها هذا التقرير. ويبين الجدول كيف تستمر مؤشرات الإطار السابق في الإطار اللاحق، وما إذا كانت قيمها قابلة للمقارنة. وحيثما تتعذر المقارنة، ينقطع الخط في الرسوم البيانية ولا يُذكر أي تغير مقارنة بالسنة السابقة.";
        Caption: "كيفية استمرار المؤشرات من إطار إلى الإطار الذي يليه";
        From: "اعتبارا من";
        Earlier: "المؤشر السابق";
        Later: "المؤشر اللاحق";
        RelationHeading: "التغيير";
        ComparableHeading: "قابلية المقارنة";
        NoteHeading: "ملاحظة";
        Same: "مستمر";
        Redefined: "أُعيد تعريفه";
        Merged: "مدمج";
        Split: "مجزأ";
        Discontinued: "متوقف";
        New: "جديد";
        Comparable: "نعم";
        NotComparable: "لا";
        Break: "تغير الإطار";
        AltBreak: "تغير الإطار اعتبارا من {period}: القيم السابقة واللاحقة غير قابلة للمقارنة، والخط منقطع.";
        ChartEarlier: "القيم حتى {period} هي قيم المؤشر {id}، {title}.";
        ChartRedefined: "القيم حتى {period} هي قيم التعريف السابق.";
        EarlierMark: "{name} †";
        AnnexContinued: "† {earlier} من الإطار السابق، ويستمر في المؤشر {id}؛ والقيم قابلة للمقارنة.";
        AnnexBroken: "† {earlier} من الإطار السابق، ويستمر في المؤشر {id}؛ والقيم غير قابلة للمقارنة.";
        AnnexEnded: "‡ مؤشر لم يعد ساريا.";
        EndedMark: "{name} ‡";
        AnnexRedefined: "§ قيمة محسوبة وفق التعريف السابق للمؤشر {id}.";
        RedefinedMark: "{period} §";
        RowsOutside: "صفوف تخص مؤشرات لم تكن سارية: {n}.";
    }
}

words! {
    Arabic: ExplainLabel {
        ExpectedByNow: "المتوقع حتى الآن";
        ByLine: "خط مستقيم من خط الأساس إلى القيمة المستهدفة";
        ByMilestone: "قيمة مرحلية";
        BySteps: "الخطوات المستحقة";
        TimeSum: "تُجمع القيم المبلغ عنها لأجزاء الفترة.";
        TimeLatest: "يُعتد بأحدث القيم المبلغ عنها لأجزاء الفترة.";
        TimeMax: "يُعتد بأكبر القيم المبلغ عنها لأجزاء الفترة.";
        TimeMin: "يُعتد بأصغر القيم المبلغ عنها لأجزاء الفترة.";
        TimeMean: "يُحسب متوسط القيم المبلغ عنها لأجزاء الفترة.";
        TimeRatio: "تُجمع بسوط أجزاء الفترة وتُجمع كذلك مقاماتها.";
        TimeWeighted: "يُحسب المتوسط المرجح للقيم المبلغ عنها لأجزاء الفترة.";
        TimeDistinct: "يُحسب كل بند مرة واحدة مهما تكرر الإبلاغ عنه في الفترة.";
        Period: "الفترة";
        UnitsSum: "القيمة الفعلية هي مجموع ما أبلغت عنه وحدات الإبلاغ.";
        UnitsLatest: "القيمة الفعلية هي أحدث قيمة أبلغت عنها وحدة من وحدات الإبلاغ.";
        UnitsMax: "القيمة الفعلية هي أكبر قيم وحدات الإبلاغ.";
        UnitsMin: "القيمة الفعلية هي أصغر قيم وحدات الإبلاغ.";
        UnitsMean: "القيمة الفعلية هي متوسط قيم وحدات الإبلاغ.";
        UnitsWeighted: "القيمة الفعلية هي المتوسط المرجح لقيم وحدات الإبلاغ.";
        UnitsDistinct: "القيمة الفعلية هي عدد البنود المختلفة لدى جميع وحدات الإبلاغ.";
        UnitsRatio: "القيمة الفعلية هي مجموع البسوط مقسوما على مجموع المقامات.";
        Whole: "جميع مجالات الحصائل";
        BoundLow: "الحد الأدنى";
        BoundHigh: "الحد الأعلى";
        HowComputed: "طريقة الحساب";
        WhatWentIn: "القيم المستخدمة";
        Members: "المؤشرات";
        Notes: "للعلم";
        RowsOfData: "صفوف البيانات";
        File: "الملف";
        Row: "الصف";
        Unit: "الوحدة";
        Project: "المشروع";
        Value: "القيمة";
        Fate: "الاستخدام";
        CountsAs: "تُحسب بوصفها";
        Weight: "الوزن";
        FateUsed: "مستخدم";
        FateSuperseded: "حل محله تنقيح لاحق";
        FateDuplicate: "مكرر لصف آخر";
        FatePart: "جزء من مجموع";
        FateBeside: "غير مستخدم: أُبلغ على مستوى المنظمة";
        FateCarried: "مرحّل";
        FateEarlier: "قيمة أسبق في الفترة";
        FateNotInForce: "غير سار في الفترة";
        FateUnusable: "غير صالح للاستخدام";
    }
}

words! {
    Arabic: ExplainPhrase {
        Title: "{title}، {period}";
        TitleOfUnit: "{title}، {unit}، {period}";
        NoFigures: "لا توجد أرقام عن {period}.";
        Answer: "القيمة الفعلية {actual} مقابل قيمة مستهدفة قدرها {target}: نسبة الإنجاز {achievement}، والتصنيف «{rating}».";
        AnswerOfUnits: "نسبة الإنجاز {achievement}، والتصنيف «{rating}»، وهي مستمدة من وحدات الإبلاغ.";
        AnswerJudged: "كان الحكم التقديري «{rating}»؛ والحكم التقديري ليس له نسبة مئوية ولا يدخل في أي متوسط.";
        AnswerDistance: "القيمة الفعلية {actual}، على بعد {achievement} من {target}؛ وهي تُقارن بالنظراء ولا تُصنف.";
        AnswerNoData: "لا توجد قيمة فعلية ({reason})، ومن ثم لا توجد نسبة إنجاز؛ ولا تُحسب القيمة الناقصة صفرا أبدا.";
        AnswerNotComputable: "لا يمكن حساب نسبة إنجاز من {actual}: {reason}.";
        AnswerNoTarget: "القيمة الفعلية {actual}؛ ولا توجد قيمة مستهدفة تُقارن بها.";
        AnswerNoBaseline: "القيمة الفعلية {actual} والقيمة المستهدفة {target}، لكن الطريقة تستلزم خط أساس وهو غير موجود.";
        AnswerNotDue: "لم يحل بعد موعد استحقاق أي شيء.";
        AnswerArea: "نسبة إنجاز المجال {achievement}، والتصنيف «{rating}»، بتغطية قدرها {coverage} مما كان مستحقا.";
        AnswerAreaWithheld: "لا يُعطى رقم إجمالي: نسبة التغطية {coverage} ({rating}).";
        FromRows: "من صفوف البيانات وعددها {n}";
        StepDone: "أُنجزت في {date}";
        StepDue: "لم تُنجز، وموعد استحقاقها {date}";
        PartsOfPeriod: "الصفوف الخاصة بأجزاء الفترة: {n}";
        UnitsReported: "أبلغت {reporting} من أصل {due} من الوحدات";
        RuleRatio: "الفعلي ÷ المستهدف";
        RuleInverse: "المستهدف ÷ الفعلي، لأن الأقل هو الأفضل";
        RuleProgress: "(الفعلي − خط الأساس) ÷ (المستهدف − خط الأساس): الجزء المقطوع من المسافة";
        RuleCeiling: "1 + (المستهدف − الفعلي) ÷ المستهدف: ينبغي أن تظل القيمة دون القيمة المستهدفة";
        RuleMaintain: "1 ضمن هامش السماح حول القيمة المستهدفة، ويقل كلما ازداد تجاوزه";
        RuleRange: "1 − بُعد القيمة الفعلية عن النطاق ÷ بُعد خط الأساس عنه";
        RuleNear: "1 − بُعد القيمة الفعلية عن النطاق ÷ هامش التفاوت";
        RuleSteps: "وزن الخطوات المنجزة ÷ وزن جميع الخطوات";
        RuleBinary: "1 إذا كانت القيمة هي القيمة المستهدفة، وإلا 0";
        RuleWithin: "1 إذا كانت القيمة ضمن النطاق، وإلا 0";
        RuleAtLeast: "1 إذا كانت القيمة لا تقل عن القيمة المستهدفة، وإلا 0";
        RuleAtMost: "1 إذا كانت القيمة لا تزيد على القيمة المستهدفة، وإلا 0";
        RuleDistance: "(الفعلي − المستهدف) ÷ الانحراف المعياري للنظراء";
        RuleFlat: "1: القيمة المستهدفة تساوي خط الأساس وقد حوفظ عليها";
        RuleNothing: "1: القيمة المستهدفة صفر والقيمة الفعلية صفر كذلك";
        RuleShare: "الوحدات التي بلغت قيمها المستهدفة ÷ الوحدات التي يمكن الحكم عليها";
        RuleMean: "مجموع نسب إنجاز الوحدات ÷ عددها";
        RuleSchedule: "مقارنة بما كان متوقعا حتى الآن";
        AnswerOverall: "نسبة الإنجاز الإجمالية {achievement}، والتصنيف «{rating}»، بتغطية قدرها {coverage} مما كان مستحقا.";
        RuleOverallAreas: "متوسط المجالات التي لها رقم إجمالي، حسب أوزانها";
        RuleOverallIndicators: "متوسط جميع المؤشرات، حسب وزن كل منها مضروبا في وزن مجاله";
        RuleRollUp: "المتوسط المرجح لنسب الإنجاز، وتُحسب كل منها بما لا يقل عن {floor} ولا يزيد على {cap}";
        NoteFlat: "القيمة المستهدفة تساوي خط الأساس؛ وقد حوفظ عليها، وهو ما يُحسب 100%.";
        NoteUnrounded: "يستند التصنيف إلى نسبة الإنجاز غير المقربة؛ والتقريب لأغراض العرض فقط.";
        NoteThresholds: "للمؤشر عتبات خاصة به.";
        NoteQuery: "صفوف {file} هي صفوف نتيجة الاستعلام الذي يجمع الصفوف؛ ولا ترد في أي ملف.";
        MoreRows: "… وعدد الصفوف الأخرى {n}؛ والخيار `--json` يعرضها جميعا";
        NoteMetOnly: "لا يُحسب المجال متحققا إلا إذا تحققت جميع المؤشرات المصنفة.";
    }
}

words! {
    Arabic: Label {
        Met: "متحقق";
        LargelyMet: "متحقق إلى حد كبير";
        PartlyMet: "متحقق جزئيا";
        NotMet: "غير متحقق";
        Regressed: "متراجع";
        Green: "أخضر";
        Amber: "أصفر";
        Red: "أحمر";
        GradeA1: "A1";
        GradeA2: "A2";
        GradeB1: "B1";
        GradeB2: "B2";
        GradeC: "C";
        OverTarget: "فوق المستهدف";
        OnTarget: "عند المستهدف";
        UnderTarget: "دون المستهدف";
        High: "مرتفع";
        Medium: "متوسط";
        Low: "منخفض";
        NoData: "لا بيانات";
        NoTarget: "لا قيمة مستهدفة";
        NoBaseline: "لا خط أساس";
        NotDue: "غير مستحق";
        NotComputable: "غير قابل للحساب";
        Compared: "مقارن بالنظراء";
        InsufficientData: "بيانات غير كافية";
        NotCollected: "لم تُجمع البيانات";
        NotReported: "لم يُبلغ عنه";
        Suppressed: "محجوب";
        NotApplicable: "لا ينطبق";
        PendingQa: "قيد التحقق";
        FlatTarget: "القيمة المستهدفة تساوي خط الأساس ولم يحافَظ عليها";
        ZeroTarget: "القيمة المستهدفة صفر: نتيجة غير مقررة";
        ZeroCeiling: "الحد الأقصى صفر وقد جرى تجاوزه";
        NegativeValue: "الطريقة لا تقبل قيما سالبة";
        TargetAgainstDirection: "القيمة المستهدفة في الاتجاه المعاكس للتحسن بالنسبة إلى خط الأساس";
        ZeroDenominator: "المقام صفر";
        NotAggregated: "لا يمكن تجميع قيم الوحدات";
        NotMatched: "ليس لأي وحدة إبلاغ قيمة فعلية وقيمة مستهدفة معا";
        AtBaseline: "المتوقع حتى الآن هو خط الأساس نفسه";
        RangeLost: "كان خط الأساس ضمن النطاق وقد خرجت القيمة عنه";
        ZeroActual: "القيمة صفر، والأقل هو الأفضل";
        NoTolerance: "الطريقة تستلزم هامش سماح";
        TargetForm: "القيمة المستهدفة ليست بالشكل الذي تستلزمه الطريقة";
        NoPeers: "لا توجد لدى النظراء قيم مختلفة للمقارنة";
        Overflow: "الأعداد أكبر مما ينبغي";
        NoTargetReason: "لم تُحدد قيمة مستهدفة";
        NoBaselineReason: "الطريقة تستلزم خط أساس ولم يُقدم أي خط أساس";
        NotAvailable: "غير متاح";
        Assessed: "الاشتراكات المقررة";
        Voluntary: "التبرعات";
        OtherFunds: "إيرادات أخرى";
        LevelImpact: "الأثر";
        LevelOutcome: "الحصيلة";
        LevelOutput: "الناتج";
        LevelManagement: "فعالية الإدارة";
        LevelOrganisation: "فعالية المنظمة";
        MethodRatio: "الفعلي ÷ المستهدف";
        MethodProgress: "الجزء المقطوع من المسافة بين خط الأساس والقيمة المستهدفة";
        MethodInverseRatio: "المستهدف ÷ الفعلي";
        MethodMaintain: "البقاء عند القيمة المستهدفة ضمن هامش سماح";
        MethodRange: "الاقتراب من النطاق المستهدف";
        MethodOrdinal: "الجزء المقطوع من المسافة بين درجات سلم";
        MethodMilestone: "الحصة المرجحة من الخطوات المنجزة";
        MethodBinary: "نعم أو لا";
        MethodThreshold: "متحقق أو غير متحقق";
        MethodQualitative: "حكم تقديري معلل";
        MethodDistance: "البعد عن القيمة المستهدفة بعدد الانحرافات المعيارية للنظراء";
        Step: "الخطوة";
        Weight: "الوزن";
        DueOn: "موعد الاستحقاق";
        DoneOn: "تاريخ الإنجاز";
        Yes: "نعم";
        No: "لا";
        MethodCeiling: "البقاء دون القيمة المستهدفة";
        FullResponsibility: "مسؤولية كاملة";
        SharedResponsibility: "مسؤولية مشتركة";
        ActorMicro: "الأفراد والشركات (المستوى الجزئي)";
        ActorMeso: "المؤسسات (المستوى الوسيط)";
        ActorMacro: "صانعو السياسات (المستوى الكلي)";
        KindFlow: "عدد يُحسب في كل فترة";
        KindStock: "الحالة في نهاية الفترة";
        KindCumulative: "مجموع تراكمي";
        Contents: "المحتويات";
        AtAGlance: "النتائج الرئيسية في لمحة";
        ResourcesTitle: "الموارد حسب مجال الحصائل";
        CoverageTitle: "تغطية البيانات والثغرات فيها";
        AnnexTitle: "جميع المؤشرات والسنوات";
        SourcesTitle: "مصادر البيانات";
        Headline: "نسبة الإنجاز الإجمالية";
        Achievement: "نسبة الإنجاز";
        Rating: "التصنيف";
        Indicator: "المؤشر";
        Baseline: "خط الأساس";
        Target: "المستهدف";
        Actual: "الفعلي";
        Period: "السنة";
        Coverage: "التغطية";
        Bounds: "الحدان";
        Area: "مجال الحصائل";
        Indicators: "المؤشرات";
        Budget: "الميزانية";
        Expenditure: "النفقات";
        Utilization: "معدل الاستخدام";
        Total: "المجموع";
        Reporting: "المبلغ عنه";
        Due: "المستحق";
        Reason: "السبب";
        File: "الملف";
        Rows: "الصفوف";
        Observations: "الصفوف المستخدمة";
        Hash: "بصمة التجزئة (BLAKE3، أول 16 خانة)";
        BandsTitle: "نطاقات التصنيف";
        Range: "نسبة الإنجاز";
        Country: "وحدة الإبلاغ";
        Noted: "التعريف";
        SourceNote: "المصدر";
        MethodLabel: "الطريقة";
        OriginalTarget: "القيمة المستهدفة الأصلية";
        RevisedTarget: "القيمة المستهدفة المنقحة";
        Authority: "السند";
        SeriesActual: "الفعلي";
        SeriesTarget: "المستهدف";
        SeriesUnitsMet: "الوحدات التي بلغته";
        MethodShare: "حصة وحدات الإبلاغ التي بلغت قيمها المستهدفة";
        MethodMean: "متوسط نسب إنجاز وحدات الإبلاغ";
        BarLimit: "بلوغ القيمة المستهدفة (100%)";
        TotalIndicators: "المؤشرات";
        UnitsMet: "النسبة المئوية لوحدات الإبلاغ التي بلغت قيمها المستهدفة";
        Definitions: "التعاريف والمصادر والطرائق";
        MissingReasons: "أسباب الصفوف التي لا قيمة لها: ";
        Enumeration: "، ";
        SentenceSpace: " ";
        Colon: ": ";
        Semicolon: "؛ ";
        FullStop: ".";
        Open: " (";
        Close: ")";
    }
}

words! {
    Arabic: Phrase {
        FigureNumber: "الشكل {n}";
        TableNumber: "الجدول {n}";
        SectionName: "{number} {title}";
        AnnexName: "{number}: {title}";
        AnnexNumber: "المرفق {n}";
        BandFrom: "{low} فأكثر";
        BandBetween: "من {low} إلى أقل من {high}";
        BandAbove: "أكثر من {low}";
        BandBelow: "أقل من {high}";
        BandTo: "حتى {high}";
        BandAny: "أي قيمة";
        BandSpan: "{from}، {to}";
        OwnBand: "{rating}، {range}";
        OwnBandsNote: "{id}: يُصنف هذا المؤشر وفق عتبات خاصة به: {bands}.";
        CardCoverage: "التغطية {coverage}";
        CardCounts: "المؤشرات المتحققة: {met} من {total}";
        OverallCounts: "بلغ القيمة المستهدفة في {period} عدد من المؤشرات قدره {met} من أصل {total}.";
        OverallGaps: "وعدد المؤشرات التي لا تصنيف لها {without}؛ ويبين الفصل المتعلق بتغطية البيانات أسباب ذلك.";
        HeadlineText: "المتوسط المرجح لنسب إنجاز {computed} من المؤشرات المستحقة وعددها {due}، وتُحسب كل نسبة بما لا يقل عن {floor} ولا يزيد على {cap}.";
        HeadlineBounds: "ولو كانت جميع القيم الناقصة عند {floor} أو عند {cap} لتراوح الرقم بين {low} و{high}.";
        Withheld: "نسبة التغطية دون {min}، ولذلك لا يُعطى رقم إجمالي.";
        OverviewCaption: "تصنيفات المؤشرات حسب مجال الحصائل، {period}";
        BulletCaption: "نسبة الإنجاز حسب المؤشر، {area}، {period}";
        TrendCaption: "{title} ({id})";
        AreasCaption: "نسبة الإنجاز حسب مجال الحصائل، {period}";
        IndicatorsCaption: "مؤشرات مجال «{area}»، {period}";
        AnnexCaption: "{area}: جميع المؤشرات والسنوات";
        ResourcesCaption: "الميزانية والنفقات حسب مجال الحصائل، {period} ({currency})";
        SourcesOfFundsCaption: "الميزانية والنفقات حسب مصدر الأموال، {period} ({currency})";
        CoverageCaption: "وحدات الإبلاغ التي لها قيمة، {period}";
        GapsCaption: "المؤشرات المستحقة التي ليس لها تصنيف، {period}";
        UnitsCaption: "{id} {title}: النتائج حسب وحدة الإبلاغ، {period}";
        SourcesCaption: "الملفات التي حُسبت منها الأرقام";
        RevisedCaption: "القيم المستهدفة المنقحة، {period}";
        MatchedNote: "{id}: عدد الوحدات التي لها قيمة فعلية وقيمة مستهدفة معا {n}؛ وتقارن نسبة الإنجاز {actual} بـ {target} لدى هذه الوحدات.";
        ShareNote: "{id}: نسبة الإنجاز هي حصة وحدات الإبلاغ التي بلغت قيمها المستهدفة ({met} من {computed}).";
        ShareOfComparableNote: "{id}: نسبة الإنجاز هي حصة وحدات الإبلاغ التي بلغت قيمها المستهدفة ({met} من {computed} قابلة للمقارنة؛ وعدد الوحدات التي لها قيمة مستهدفة {with_target}).";
        MeanNote: "{id}: نسبة الإنجاز هي متوسط نسب إنجاز وحدات الإبلاغ (عدد الوحدات: {computed}).";
        RevisedNote: "{id}: نُقحت القيمة المستهدفة من {original} إلى {target}{authority}؛ ونسبة الإنجاز مقارنة بالقيمة المستهدفة الأصلية {achievement}.";
        ByAuthority: " بموجب {authority}";
        LaterTargetNote: "{id}: القيمة المستهدفة محددة لـ {period}.";
        MilestoneNote: "{id}: القيمة المرحلية المحددة لـ {period} هي {expected}؛ وقد قُطع {share} من المسافة إليها.";
        MilestoneMissedNote: "{id}: القيمة المرحلية المحددة لـ {period} هي {expected}.";
        StepsCaption: "{id} {title}: الخطوات";
        StepsNote: "{id}: أُنجزت خطوات وزنها {done} من أصل {all}؛ وكان المستحق حتى الآن {expected}.";
        RationaleNote: "{id}: {rationale}";
        RangeOf: "{low}–{high}";
        Deviations: "{n} σ";
        InterimNote: "{id}: القيمة المستهدفة محددة لـ {period}؛ والمتوقع حتى الآن وفق الجدول الزمني {expected}.";
        NoAchievementNote: "{id}: {reason}.";
        RowsRead: "عدد صفوف القيم الفعلية التي قُرئت: {n}.";
        RowsUsed: "عدد الصفوف التي تتضمن قيمة واستُخدمت في الأرقام: {n}.";
        RowsSuperseded: "صفوف حل محلها تنقيح لاحق: {n}.";
        RowsMissing: "صفوف لا قيمة لها: {n}.";
        ReasonCount: "{reason}: {n}";
        RowsDuplicate: "صفوف مكررة لصفوف أخرى: {n}.";
        RowsOutside: "صفوف تخص فترات خارج نطاق هذا التقرير: {n}.";
        RowsUnusable: "صفوف غير صالحة للاستخدام: {n}.";
        CoverageMeaning: "لا تُحسب القيمة الناقصة صفرا أبدا، بل تخفض نسبة تغطية مجالها؛ وحيثما تقل نسبة التغطية عن {min} لا يُعطى رقم إجمالي.";
        ResourcesText: "تُعرض الموارد إلى جانب النتائج وليست جزءا من نسبة الإنجاز. والميزانية هي الميزانية المنقحة حيثما جرى تنقيحها؛ ومعدل الاستخدام هو حصة النفقات منها.";
        AltTrendStart: "رسم خطي للمؤشر «{title}» ({unit}).";
        AltTrendPoint: "{period}: الفعلي {actual}، المستهدف {target}.";
        AltTrendActual: "{period}: الفعلي {actual}.";
        AltBaseline: "خط الأساس {baseline}.";
        AltBullet: "رسم شريطي لنسب الإنجاز، مع خط عند 100%.";
        AltBar: "{id} {title}: {achievement}، {rating}.";
        AltBarNone: "{id} {title}: {rating}.";
        AltMore: "وترد المؤشرات الأخرى في الجدول وعددها {n}.";
        BaselineOf: "خط الأساس {period}";
        AltOverview: "عدد المؤشرات في كل تصنيف، حسب مجال الحصائل.";
        AltOverviewRow: "{area}: {counts}.";
        AltCount: "{rating}: {n}";
    }
}

words! {
    Arabic: MoneyText {
        Thousands: "بآلاف {currency}";
        Millions: "بملايين {currency}";
        CurrencyUnknown: "بوحدات عملة غير محددة";
        UnknownThousands: "بالآلاف، العملة غير محددة";
        UnknownMillions: "بالملايين، العملة غير محددة";
        OriginalBudget: "الميزانية الأصلية";
        RevisedBudget: "الميزانية المنقحة";
        ShareOfBudget: "الحصة من الميزانية";
        ShareOfExpenditure: "الحصة من النفقات";
        SourceOfFunds: "مصدر الأموال";
        CapitalText: "تُعرض الاستثمارات الرأسمالية على حدة ولا تدخل في أي من الأرقام الواردة أعلاه: فهي تدوم إلى ما بعد الفترة وليست من تكاليف نتائجها.";
        CapitalCaption: "الميزانية والنفقات الرأسمالية، {period} ({money})";
        AreaFundsCaption: "الميزانية والنفقات حسب مجال الحصائل ومصدر الأموال، {period} ({money})";
        ReallocationsCaption: "التغييرات في ميزانيات المجالات، {period} ({money})";
        From: "من";
        To: "إلى";
        Amount: "المبلغ";
        NewFunds: "أموال إضافية";
        GivenUp: "أموال متنازل عنها";
        LimitKept: "يجوز لأي مجال أن ينقل إلى مجالات أخرى ما لا يزيد على {limit} من ميزانيته الأصلية؛ ولم يتجاوز أي مجال ذلك الحد.";
        LimitPassed: "يجوز لأي مجال أن ينقل إلى مجالات أخرى ما لا يزيد على {limit} من ميزانيته الأصلية؛ وقد تجاوز ذلك الحد: {areas}.";
        LimitUnknown: "يجوز لأي مجال أن ينقل إلى مجالات أخرى ما لا يزيد على {limit} من ميزانيته الأصلية؛ ويتعذر تحديد ما إذا كان ذلك الحد قد جرى تجاوزه، لعدم وجود ميزانية أصلية أو لأن أحد المبالغ أكبر مما يمكن حسابه، فيما يلي: {areas}.";
        GivenByArea: "{area} ({share})";
        SharesRounded: "لا يساوي مجموع الحصص 100% بسبب التقريب.";
        SharesAdjusted: "عُدلت الخانة الأخيرة من الحصص ليكون مجموعها 100%.";
        AmountsRounded: "لا تتطابق حواصل جمع المبالغ تماما مع المجاميع بسبب التقريب.";
    }
}

words! {
    Arabic: OutlookLabel {
        Title: "الآفاق: القيم المستهدفة المقبلة";
        Outlook: "الآفاق";
        Latest: "أحدث قيمة";
        Expected: "المتوقع";
        Achieved: "متحقق بالفعل";
        OnTrack: "على المسار الصحيح";
        AccelerationNeeded: "يلزم التسريع";
        Limited: "تقدم محدود أو معدوم";
        Deteriorating: "تدهور";
        SignificantProgress: "تقدم كبير";
        ModerateProgress: "تقدم معتدل";
        NoChange: "لا تغير يُذكر";
        ModerateDecline: "ابتعاد معتدل";
        SignificantDecline: "ابتعاد كبير";
        SmallShortfall: "على المسار الصحيح، مع نقص طفيف متوقع";
        LargeShortfall: "نقص كبير متوقع";
        WrongDirection: "في الاتجاه الخاطئ";
        Delayed: "متأخر";
        OffTrack: "خارج المسار";
        Reversing: "في تراجع";
        NoData: "لا بيانات";
        NoTarget: "لا قيمة مستهدفة";
        RangeTarget: "القيمة المستهدفة نطاق";
        NoWay: "طريقته لا تقيس المسافة إلى القيمة المستهدفة";
        TargetDue: "حل موعد القيمة المستهدفة";
        TargetsOfUnits: "القيم المستهدفة محددة لكل وحدة من وحدات الإبلاغ";
        Judged: "حكم تقديري";
        StepsCounted: "قياس بالخطوات المنجزة";
        NoneSet: "لم تحدد قيمة مستهدفة لفترة الإبلاغ ولا لما بعدها";
        NoBaseline: "لا خط أساس";
        UndatedBaseline: "خط الأساس غير مؤرخ";
        NoDirection: "لم يُعلن اتجاه التحسن";
        InsufficientHistory: "سنوات ذات قيمة أقل مما يلزم";
        ZeroBase: "لا معدل نمو من خط أساس قدره صفر";
        ZeroValue: "لا معدل نمو إلى قيمة قدرها صفر";
        ZeroTarget: "لا معدل نمو إلى قيمة مستهدفة قدرها صفر";
        SignChange: "لا معدل نمو عند عبور الصفر";
        FlatTarget: "القيمة المستهدفة تساوي خط الأساس";
        TargetAgainstDirection: "القيمة المستهدفة في الاتجاه المعاكس للتحسن بالنسبة إلى خط الأساس";
        AtLimit: "خط الأساس عند حده الطبيعي";
        UnevenYears: "الفترات غير متباعدة بسنوات كاملة";
        Overflow: "الأعداد أكبر مما ينبغي";
        MethodSchedule: "وفق الجدول الزمني: المسافة المقطوعة منذ خط الأساس مقسومة على المسافة التي كان ينبغي قطعها حتى الآن. على المسار الصحيح ابتداء من 95%، ومتأخر ابتداء من 60%، وخارج المسار دون ذلك، وفي تراجع دون خط الأساس.";
        MethodCagrRatio: "وفق النمو: معدل النمو السنوي منذ خط الأساس مقسوما على معدل النمو السنوي اللازم لبلوغ القيمة المستهدفة. على المسار الصحيح ابتداء من 95%، ويلزم التسريع ابتداء من 60%، وتقدم محدود أو معدوم ابتداء من 0%، وتدهور دون ذلك.";
        MethodCagrTrend: "وفق الاتجاه: معدل النمو السنوي منذ خط الأساس في اتجاه التحسن. على المسار الصحيح ابتداء من 1.5%، ويلزم التسريع ابتداء من 0.5%، وتقدم محدود أو معدوم ابتداء من 0%، وتدهور دون ذلك؛ ووجود حد طبيعي يخفض العتبتين الأوليين.";
        MethodCagrTrendEurostat: "وفق الاتجاه: معدل النمو السنوي منذ خط الأساس في اتجاه التحسن. كبير ابتداء من 1%، ومعتدل ابتداء من 0.1%؛ وكذلك في الاتجاه المعاكس، ولا تغير يُذكر بينهما.";
        MethodLinear: "وفق التغير الحديث: متوسط التغيرات السنوية الخمسة الأخيرة ممتدا حتى سنة القيمة المستهدفة. على المسار الصحيح إذا كان ما سينقص حينئذ أقل من 5% مما ينقص الآن، ونقص طفيف حتى 20%، ونقص كبير فوق ذلك.";
    }
}

words! {
    Arabic: OutlookPhrase {
        Caption: "آفاق المؤشرات، {period}";
        Summary: "عدد المؤشرات التي يمكن الحكم عليها بقيمة مستهدفة محددة لموعد لاحق لأحدث قيمها أو باتجاهها {total}: {counts}.";
        Count: "{outlook}: {n}";
        Refused: "دون آفاق: {n}";
        Due: "وعدد المؤشرات الأخرى التي حل موعد قيمها المستهدفة {n}؛ ونسب إنجازها هي الجواب.";
        Untargeted: "وعدد المؤشرات الأخرى التي ليست لها قيمة مستهدفة عامة يُحكم على أساسها {n}. والأسباب: {reasons}.";
        UntargetedReason: "{reason} ({ids})";
        Gap: "{id}: حُسب النمو عبر سنوات لا قيمة لها (عددها {n}).";
    }
}

words! {
    Arabic: OverallText {
        Title: "نسبة الإنجاز الإجمالية";
        Total: "الإجمالي";
        MeanOfAreas: "المتوسط المرجح لنسب إنجاز {computed} من المجالات التي استحقت فيها نتائج وعددها {due}؛ وهو يغطي {coverage} من أوزانها.";
        MeanOfIndicators: "المتوسط المرجح لنسب إنجاز {computed} من المؤشرات المستحقة وعددها {due}، وتُحسب كل نسبة بما لا يقل عن {floor} ولا يزيد على {cap}؛ وهو يغطي {coverage} من أوزانها.";
        Bounds: "ولو كانت جميع القيم الناقصة عند {floor} أو عند {cap} لتراوح الرقم بين {low} و{high}.";
        Withheld: "نسبة التغطية دون {min}، ولذلك لا يُعطى رقم إجمالي.";
        NothingDue: "لم تكن هناك نتائج مستحقة.";
        Distribution: "تصنيفات المؤشرات وعددها {total}: ";
        Assessed: "جرى تقييم {assessed} من أصل {assessable}، منها {numeric} بقيمة رقمية.";
        JudgedAlone: "كل ما كان مستحقا مصنف بحكم تقديري لا يُحسب منه متوسط.";
        DistributionCaption: "توزيع التصنيفات حسب مجال الحصائل، {period}";
        Weights: "الرقم الإجمالي هو المتوسط المرجح للمجالات؛ والأوزان: {weights}.";
        WeightsOfIndicators: "الرقم الإجمالي هو متوسط جميع المؤشرات، كل منها بوزنه مضروبا في وزن مجاله؛ وأوزان المجالات: {weights}.";
        WeightOf: "{area}: {weight}";
    }
}

words! {
    Arabic: QualityLabel {
        Title: "جودة البيانات";
        Screens: "الفحوص";
        ImpossiblePercentage: "نسب مئوية دون 0 أو فوق 100";
        ValueOutOfRange: "قيم خارج النطاق المعلن";
        MixedPercentScale: "كسور بين النسب المئوية";
        CumulativeFell: "مجاميع تراكمية متناقصة";
        CopiedValue: "قيم مطابقة لقيم السنة السابقة";
        UnitJump: "قفزات بمعامل يناهز الألف أو أكثر";
        ValueTooOld: "قيم مقيسة قبل فترتها";
        ReportedTwice: "أرقام واحدة تحت اسمين";
        ActualEqualsTarget: "تكرر تساوي القيم الفعلية والقيم المستهدفة أكثر مما ينبغي";
        DisaggregationMismatch: "مجاميع تختلف عن حاصل جمع أجزائها";
        CorporateDiffers: "قيم على مستوى المنظمة تختلف عن محصلة الوحدات";
        TargetsDiffer: "قيم مستهدفة على مستوى المنظمة تختلف عن مجموع القيم المستهدفة للوحدات";
        FallByMissingUnit: "مجاميع تراكمية متناقصة بسبب قيم ناقصة";
        TargetAgainstDirection: "قيم مستهدفة في الاتجاه المعاكس للتحسن بالنسبة إلى خط الأساس";
        AggregationForbidden: "عمليات تجميع لا معنى لها";
        IndicatorWithoutData: "مؤشرات ليس لها صف في فترة الإبلاغ";
        Standing: "مفتوحة";
        Waived: "موضحة";
        Unlisted: "غير مدرجة";
        Findings: "الملاحظات";
        Units: "وحدات الإبلاغ";
        Periods: "الفترات";
        UsedAsReported: "استُخدمت القيمة كما أُبلغ عنها";
        TotalKept: "استُخدم المجموع كما أُبلغ عنه";
        CorporateKept: "استُخدمت القيمة على مستوى المنظمة";
        NotComputed: "لم تُحسب نسبة إنجاز";
        AsDeclared: "جُمعت القيم بالطريقة المعلنة";
        ShownAsMissing: "عُرضت بوصفها ناقصة";
        Reason: "التوضيح";
        State: "الحالة";
        Draft: "مسودة";
        Checked: "مراجعة";
        Verified: "متحقق منها";
        Audited: "مدققة";
        RowsOf: "صفوف لها قيمة";
        LowestOf: "مؤشرات هذه أدنى حالاتها";
        CheckedBy: "راجعها";
        LeftOutRows: "الصفوف المستبعدة";
        LeftOutCondition: "لا تستوفي الشرط المحدد للمصدر";
        LeftOutGroups: "قيم مستهدفة أو قيم خط أساس تخص مكانا أو فئة بعينها";
        DraftUnchecked: "مسودة: تتضمن قيما لم تُراجع";
        DraftUnverified: "مسودة: تتضمن قيما لم يُتحقق منها";
        DraftUnaudited: "مسودة: تتضمن قيما لم تُدقق";
    }
}

words! {
    Arabic: QualityPhrase {
        Introduction: "أُخضعت كل قيمة مبلغ عنها للفحوص الواردة أدناه، وهي تشير إلى ما يصعب تصديقه. ولا يغير الفحص أي رقم: فما يشير إليه استُخدم كما أُبلغ عنه، ما لم تذكر الجداول خلاف ذلك، ويرد هنا لكي يحكم القراء بأنفسهم.";
        ScreensCaption: "فحوص البيانات وما أسفرت عنه";
        OpenCaption: "الملاحظات المفتوحة";
        WaivedCaption: "الملاحظات التي جرى بحثها وتوضيحها";
        StatesText: "تحمل كل قيمة حالة: مسودة أو مراجعة أو متحقق منها أو مدققة. وحالة الرقم هي أدنى حالات الصفوف التي يستند إليها.";
        RequiredText: "يشترط هذا التقرير ألا تقل حالة القيم عن «{state}»؛ وترد أدناه قائمة بالأرقام التي تقل عن ذلك.";
        AllReached: "وقد بلغت جميع أرقام هذا التقرير هذه الحالة.";
        StatesCaption: "حالات القيم، {period}";
        BelowCaption: "الأرقام المستندة إلى قيم دون حالة «{state}»";
        LeftOutCaption: "الصفوف المستبعدة، حسب الملف والسبب";
        KeptBefore: "لم يجر الاتصال بقاعدة البيانات «\u{2066}{database}\u{2069}» عند إعداد هذا التقرير. والبيانات المأخوذة منها هي التي قدمتها في {date}، أي {n, plural, zero {قبل # يوم} one {قبل يوم واحد} two {قبل يومين} few {قبل # أيام} many {قبل # يوما} other {قبل # يوم}} من تاريخ التقرير.";
        KeptOn: "لم يجر الاتصال بقاعدة البيانات «\u{2066}{database}\u{2069}» عند إعداد هذا التقرير. والبيانات المأخوذة منها هي التي قدمتها في {date}، وهو تاريخ التقرير.";
        KeptAfter: "لم يجر الاتصال بقاعدة البيانات «\u{2066}{database}\u{2069}» عند إعداد هذا التقرير. والبيانات المأخوذة منها هي التي قدمتها في {date}، أي {n, plural, zero {بعد # يوم} one {بعد يوم واحد} two {بعد يومين} few {بعد # أيام} many {بعد # يوما} other {بعد # يوم}} من تاريخ التقرير.";
        CountUnits: "عدد الوحدات: {n}";
        CountPeriods: "عدد الفترات: {n}";
        OnDate: "\u{2066}{by}\u{2069}، {date}";
        AndOthers: "{names} {n, plural, zero {وآخرون عددهم #} one {وشخص آخر} two {وشخصان آخران} few {وآخرون عددهم #} many {وآخرون عددهم #} other {وآخرون عددهم #}}";
    }
}

words! {
    Arabic: RegisterLabel {
        Evaluation: "تقييم";
        Audit: "مراجعة حسابات";
        Survey: "دراسة استقصائية";
        Administrative: "سجلات إدارية";
        Study: "دراسة";
        Testimony: "شهادة";
        Strong: "●●● قوية";
        Moderate: "●●○ متوسطة";
        Limited: "●○○ محدودة";
        Lesson: "درس مستفاد";
        GoodPractice: "ممارسة جيدة";
        Accepted: "مقبولة";
        PartlyAccepted: "مقبولة جزئيا";
        NotAccepted: "غير مقبولة";
        NoResponse: "لم يرد بعد";
        Open: "مفتوحة";
        InProgress: "قيد التنفيذ";
        Implemented: "منفذة";
        Closed: "مغلقة";
        Overdue: "متأخرة";
        ProgrammesTitle: "البرامج القطرية";
        ProgrammesText: "يسهم كل برنامج قطري في مؤشرات من إطار النتائج. وحيثما يبلغ البلد بنفسه عن المؤشر، ترد أرقامه إلى جانب الإسهام؛ وتعني الشرطة أنه لا يبلغ عنه أو أنه لم يحدد له قيمة مستهدفة. وترد أرقام المنظمة ككل في الفصول المتعلقة بالمجالات، وأرقام البلدان جزء منها فلا تُجمع معها.";
        ProgrammesCaption: "البرامج القطرية والمؤشرات التي تسهم فيها";
        Contribution: "الإسهام";
        EvidenceTitle: "سجل الأدلة";
        EvidenceCaption: "الأدلة التي تستند إليها النتائج";
        Evidence: "الأدلة";
        Kind: "النوع";
        Reference: "المرجع";
        Date: "التاريخ";
        Strength: "قوة الأدلة";
        Supports: "ما تؤيده";
        WholeArea: "المجال بأكمله";
        StrengthNote: "الأدلة القوية تقنع القارئ المتشكك؛ والأدلة المتوسطة تصمد مع بعض التحفظات؛ والأدلة المحدودة ليست سوى مؤشر أولي.";
        Lessons: "الدروس المستفادة";
        EvidenceAndLessons: "الأدلة والدروس المستفادة";
        LessonsCaption: "الدروس المستفادة وكيفية تطبيقها";
        LessonsUse: "الإجراء المترتب عليها";
        RecommendationsTitle: "متابعة التوصيات";
        RecommendationsCaption: "التوصيات ومتابعتها";
        Recommendation: "التوصية";
        ResponseAndStatus: "الرد والحالة";
        Action: "الإجراء والجهة المسؤولة";
        DueDate: "موعد الاستحقاق";
        Status: "الحالة";
        RolesTitle: "الأدوار والمسؤوليات";
        RolesCaption: "مسؤوليات مختلف الجهات";
        Actor: "الجهة الفاعلة";
        Role: "الدور";
        GapsTitle: "سجل الثغرات في البيانات";
        GapsCaption: "الثغرات في البيانات وكيفية سدها";
        Missing: "البيانات الناقصة";
        MeasurementTitle: "تكلفة القياس";
        MeasurementCost: "التكلفة";
        MeasurementShare: "الحصة";
        MandatesTitle: "الولايات ومواضع الاستجابة لها";
        MandatesCaption: "قرارات هيئات الإدارة وأجزاء هذا التقرير التي تستجيب لها";
        Mandate: "الولاية";
        Request: "المطلوب";
        AnsweredIn: "موضع الاستجابة";
    }
}

words! {
    Arabic: RegisterPhrase {
        Duration: " ({span})";
        From: "من {date}";
        Until: "حتى {date}";
        LessonsOf: "الدروس المستفادة: {area}";
        EvidenceOf: "الأدلة: {area}";
        LessonItem: "{kind}. {text}";
        WhatFollows: "ما يترتب على ذلك: {text}";
        OverdueText: "تُعد التوصية متأخرة إذا كان ينبغي تنفيذها قبل {date} ولم تُنفذ ولم تُغلق. أما ما لم يُقبل فلا يلزم تنفيذه ولا يمكن أن يكون متأخرا.";
        FollowUpCounts: "مجموع التوصيات: {all}. مفتوحة: {open}؛ قيد التنفيذ: {in_progress}؛ منفذة: {implemented}؛ مغلقة: {closed}. متأخرة في {date}: {overdue}.";
        OwnedBy: "الجهة المسؤولة: {owner}";
        DoneOn: "{status}، {date}";
        GapPeriod: "{indicator}، {period}";
        GapUnit: "{indicator}، {unit}، {period}";
        MeasurementText: "تكلفة القياس مسجلة في {n} من أصل {total} من المؤشرات؛ ومجموعها {cost}{currency}.";
        OfCurrency: "\u{a0}{currency}";
        MeasurementOfSpent: "وهو ما يعادل {share} من النفقات التشغيلية في {period}.";
        MeasurementMeaning: "ترد المؤشرات الأعلى تكلفة أولا. والصفوف المستخدمة هي التي تستند إليها قيمة الفترة؛ والمؤشر المكلف القليل الصفوف أو غير المصنف مؤشر ينبغي التساؤل عن جدواه.";
        MeasurementCaption: "تكلفة القياس حسب المؤشر، {period}{currency}";
        MandateParagraph: "{symbol}، الفقرة {paragraph}";
    }
}

words! {
    Arabic: RobustnessLabel {
        Title: "التصنيفات وفق طرائق منشورة أخرى";
        InReport: "التقرير";
        Method: "الطريقة";
        Rule: "القاعدة";
        Intro: "تحسب الوكالات نسب الإنجاز بطرائق مختلفة وتضع حدود تصنيفاتها في مواضع مختلفة. ويصنف هذا المرفق كل مؤشر وفق كل طريقة منشورة تنطبق عليه، بصيغتها ونطاقاتها معا. والتصنيف الذي يصمد في ظلها جميعا لا يتوقف على الطريقة المختارة.";
        Good: "جيد";
        Fair: "مقبول";
        Poor: "ضعيف";
        Flip: "*";
        FlipNote: "في الجداول أدناه، تشير النجمة (*) إلى تصنيف يختلف عن تصنيف التقرير؛ وتُترك الخانة فارغة إذا كانت الطريقة لا تنطبق.";
        Rsr: "RSR";
        Tola: "Tola";
        GlobalFund: "الصندوق العالمي";
        Undp: "البرنامج الإنمائي";
        Progress: "المسافة";
        Ceiling: "الحد";
        Growth: "النمو";
        Linear: "الخطي";
        Schedule: "الزمني";
        RsrRule: "الفعلي على المستهدف. جيد ابتداء من 85%، وضعيف حتى 49% (Akvo RSR).";
        TolaRule: "الفعلي على المستهدف. جيد ابتداء من 85%، وضعيف دون ذلك؛ ويُشار كذلك إلى ما يتجاوز 115% (TolaData).";
        GlobalFundRule: "الفعلي على المستهدف. جيد ابتداء من 90% (A1 وA2)، ومقبول ابتداء من 60% (B1)، وضعيف دون ذلك (B2 وC؛ الصندوق العالمي، حتى عام 2022).";
        UndpRule: "الفعلي على المستهدف. جيد ابتداء من 100% (أخضر)، ومقبول ابتداء من 50% (أصفر)، وضعيف دون ذلك (أحمر؛ برنامج الأمم المتحدة الإنمائي، 2014).";
        ProgressRule: "الجزء المقطوع من المسافة بين خط الأساس والقيمة المستهدفة. جيد ابتداء من 100%، ومقبول ابتداء من 50%، وضعيف دون ذلك (وهي أيضا صيغة نظام OPSYS، الاتحاد الأوروبي).";
        CeilingRule: "البقاء دون القيمة المستهدفة: 100% عندها وأقل فوقها. جيد ابتداء من 100%، ومقبول ابتداء من 50%، وضعيف دون ذلك.";
        GrowthRule: "معدل النمو السنوي المسجل على معدل النمو السنوي اللازم. جيد ابتداء من 95%، ومقبول ابتداء من 60%، وضعيف دون ذلك (هيئة الإحصاء الكندية، المكتب الإحصائي للاتحاد الأوروبي).";
        LinearRule: "متوسط التغيرات السنوية الخمسة الأخيرة ممتدا إلى المستقبل. جيد إذا كان ما سينقص في سنة القيمة المستهدفة أقل من 5%، ومقبول حتى 20%، وضعيف فوق ذلك (ألمانيا).";
        ScheduleRule: "المسافة المقطوعة على المسافة المستحقة حتى الآن. جيد ابتداء من 95%، ومقبول ابتداء من 60%، وضعيف دون ذلك.";
    }
}

words! {
    Arabic: RobustnessPhrase {
        Summary: "من أصل {total} من المؤشرات المصنفة بصيغة حسابية، كان سيُمنح التصنيف نفسه لـ {robust} منها وفق كل طريقة منطبقة؛ وكان سيختلف تصنيف {flipping} منها وفق طريقة واحدة على الأقل.";
        Caption: "{area}: التصنيفات حسب الطريقة، {period}";
        MethodsCaption: "الطرائق المقارَنة";
    }
}

words! {
    Arabic: SdgLabel {
        Title: "الإسهام في أهداف التنمية المستدامة";
        Target: "الغاية";
        Contribution: "الإسهام";
        Goal1: "القضاء على الفقر";
        Goal2: "القضاء التام على الجوع";
        Goal3: "الصحة الجيدة والرفاه";
        Goal4: "التعليم الجيد";
        Goal5: "المساواة بين الجنسين";
        Goal6: "المياه النظيفة والنظافة الصحية";
        Goal7: "طاقة نظيفة وبأسعار معقولة";
        Goal8: "العمل اللائق ونمو الاقتصاد";
        Goal9: "الصناعة والابتكار والهياكل الأساسية";
        Goal10: "الحد من أوجه عدم المساواة";
        Goal11: "مدن ومجتمعات محلية مستدامة";
        Goal12: "الاستهلاك والإنتاج المسؤولان";
        Goal13: "العمل المناخي";
        Goal14: "الحياة تحت الماء";
        Goal15: "الحياة في البر";
        Goal16: "السلام والعدل والمؤسسات القوية";
        Goal17: "عقد الشراكات لتحقيق الأهداف";
    }
}

words! {
    Arabic: SdgPhrase {
        Intro: "من أصل {total} من المؤشرات، يرتبط {linked} بغاية من غايات خطة عام 2030. ويُحسب كل مؤشر مرة واحدة في إطار غايته الرئيسية؛ أما الغايات الثانوية فتُعرض إلى جانبها ولا تضيف شيئا إلى أي عدد.";
        GoalNamed: "الهدف {n}: {name}";
        MatrixCaption: "المؤشرات حسب مجال الحصائل والهدف، {period} (الثانوية بين قوسين)";
        TargetsCaption: "غايات أهداف التنمية المستدامة ومؤشراتها، {period}";
        Secondary: "({n})";
        CountedUnder: "محسوب في إطار الغاية {target}";
        KeyNote: "{primary} غاية رئيسية: يُحسب المؤشر هنا. {secondary} غاية ثانوية: يُعرض المؤشر هنا ويُحسب في إطار غايته الرئيسية.";
        GoalsNote: "الأهداف: {names}.";
    }
}

words! {
    Arabic: TrendText {
        Milestone: "قيمة مرحلية";
        Judged: "بحكم تقديري";
        AltPlain: "رسم خطي للمؤشر «{title}».";
        AltMilestone: "{period}: الفعلي {actual}، القيمة المرحلية {target}.";
    }
}

words! {
    Arabic: LanguageName {
        English: "الإنكليزية";
        French: "الفرنسية";
        Spanish: "الإسبانية";
        Russian: "الروسية";
        Chinese: "الصينية";
        Arabic: "العربية";
    }
}

words! {
    Arabic: PaperLabel {
        Document: "الوثيقة";
        Documents: "الوثائق المستشهد بها في النص";
        Paragraphs: "الفقرات";
        CitedIn: "موضع الاستشهاد";
        Comma: "، ";
    }
}

words! {
    Arabic: PaperPhrase {
        Paragraph: "الفقرة {n}";
        ParagraphRange: "الفقرات من {first} إلى {last}";
    }
}

words! {
    Arabic: GlossaryText {
        Title: "مسرد المصطلحات";
        Introduction: "تُستخدم المصطلحات التالية في هذه الوثيقة بالمعاني المبينة أدناه.";
        Caption: "المصطلحات ومعانيها";
        Term: "المصطلح";
        Meaning: "المعنى";
    }
}

words! {
    Arabic: DiffLabel {
        Title: "التغييرات منذ المسودة السابقة";
        Figures: "الأرقام التي تغيرت";
        PrintOnly: "الأرقام التي تغير شكل طباعتها";
        Framework: "إطار النتائج";
        Texts: "النص الذي تغير";
        Figure: "الرقم";
        Before: "قبل";
        Now: "الآن";
        Difference: "الفرق";
        Cause: "السبب";
        Place: "الموضع";
        CauseData: "البيانات";
        CauseBaseline: "خط الأساس";
        CauseTarget: "القيمة المستهدفة";
        CauseMethod: "الطريقة";
        CauseFramework: "إطار النتائج";
        CauseRounding: "التقريب";
        CauseWords: "الصياغة";
        CauseUnknown: "سبب لم يُعثر عليه في النتائج";
        New: "جديد";
        Gone: "محذوف";
        Changed: "معدَّل";
        Moved: "منقول";
        Renumbered: "أُعيد ترقيمه";
        SamePrint: "الطباعة نفسها";
        Legend: "النص الجديد تحته خط، والنص المحذوف مشطوب. والرقم الذي تغير مطبوع بخط عريض تحته خط بعد قيمته السابقة. والنص المنقول تحته خط منقط. ولا توضع علامات على الرسوم البيانية.";
        NoDifferences: "لا توجد فروق";
        NoChanges: "لم يتغير شيء.";
        Change: "التغير";
        Number: "العدد";
        NumberMet: "عدد ما بلغ القيمة المستهدفة";
        ShareMet: "حصة ما بلغ القيمة المستهدفة";
        Share: "الحصة";
        Records: "عدد السجلات";
        Findings: "عدد الملاحظات";
        Text: "النص";
        WhatBecame: "نوع التغيير";
    }
}

words! {
    Arabic: DiffPhrase {
        Counts: "أرقام المسودة الجديدة: {new}. المتطابقة: {equal}؛ ذات قيمة أخرى: {changed}؛ المطبوعة بشكل آخر: {print}؛ الجديدة: {added}؛ المحذوفة: {gone}؛ المطبوعة لأول مرة: {newly}؛ التي لم تعد تُطبع: {no_longer}.";
        MovedBy: "بفعل: {list}";
        ParagraphOf: "{section}، الفقرة {n}";
        OnPages: "الصفحات {list}";
        OnPagesBefore: "الصفحات {list}، وكانت {before}";
        NoPages: "{draft}: الصفحات غير معروفة؛ وهي ترد في ملف trace.json المرافق لتقرير أُعد بصيغة PDF";
        NumberIsNow: "{old} أصبحت {new}";
        NumbersAreNow: "من {old} إلى {old_last} أصبحت من {new} إلى {new_last}";
        FromArea: "سابقا في المجال {area}";
        FromId: "سابقا {id}";
        Others: "{n, plural, zero {وأخرى عددها #} one {وآخر} two {واثنان آخران} few {وأخرى عددها #} many {وأخرى عددها #} other {وأخرى عددها #}}";
    }
}

words! {
    Arabic: RestateText {
        Title: "إعادة بيان الأرقام المنشورة";
        Summary: "أرقام الوثائق السابقة التي قورنت بما تعطيه البيانات اليوم: {compared}. ما زالت كما نُشرت: {agreeing}؛ وأُعيد بيانها هنا: {restated}. ويُعد الرقم كما نُشر إذا كانت قيمته اليوم، مقربة إلى عدد المنازل العشرية المطبوعة، هي القيمة المطبوعة.";
        Caption: "الأرقام المنشورة التي أُعيد بيانها";
        Figure: "الرقم";
        AsPublished: "كما نُشر";
        Today: "اليوم";
        Difference: "الفرق";
        CauseAndReason: "ما يُعزى إليه الفرق";
        Data: "البيانات";
        Target: "القيمة المستهدفة";
        Method: "التعريف أو الطريقة";
        Rounding: "التقريب";
        Framework: "إطار النتائج";
        Error: "خطأ في النشر";
        Declared: "{cause} (السبب المعلن)";
        Unexplained: "غير مفسر";
        PointsNote: "فروق النسب المئوية محسوبة بالنقاط المئوية.";
        BridgeNote: "الجزء الذي يُعزى إلى البيانات هو ما ينتج عن قيمة اليوم مقارنة بالقيمة المستهدفة المنشورة؛ والجزء الذي يُعزى إلى القيمة المستهدفة هو ما تضيفه إليه القيمة المستهدفة اليوم.";
    }
}

words! {
    Arabic: TraceKind {
        Start: "بداية المسافة";
        OtherRating: "التصنيف وفق طريقة أخرى";
        Change: "التغير مقارنة بالفترة السابقة";
        Indicators: "عدد المؤشرات";
        Areas: "عدد مجالات الحصائل";
        Met: "عدد المؤشرات التي بلغت قيمها المستهدفة";
        Secondary: "عدد المؤشرات المعروضة دون أن تُحسب";
        Results: "عدد النتائج";
        Entries: "عدد القيود";
        ReportingUnits: "عدد وحدات الإبلاغ";
        ShareMet: "حصة الوحدات التي بلغت قيمها المستهدفة";
        ShareGiven: "الحصة المنقولة من الميزانية إلى مجالات أخرى";
        Increment: "الزيادة في المجموع التراكمي";
        Records: "عدد السجلات";
        RecordCoverage: "حصة السجلات التي لها قيمة";
        Carried: "الجزء المرحّل من فترات سابقة";
        UnitsTotal: "مجموع وحدات الإبلاغ";
        UnitsGap: "الفرق بين القيمة على مستوى المنظمة ومحصلة الوحدات";
        TargetsTotal: "مجموع القيم المستهدفة للوحدات";
        TargetsGap: "الفرق بين القيمة المستهدفة على مستوى المنظمة ومجموع القيم المستهدفة للوحدات";
        OriginalAchievement: "نسبة الإنجاز مقارنة بالقيمة المستهدفة الأصلية";
        MatchedActual: "القيمة الفعلية للوحدات التي لها قيمة مستهدفة";
        MatchedTarget: "القيمة المستهدفة للوحدات التي لها قيمة فعلية";
        ShareOfDue: "الجزء المقطوع من المسافة المستحقة حتى الآن";
        PassedOver: "عدد السنوات التي لا قيمة لها";
        Floor: "أدنى ما تُحسب به نسبة الإنجاز";
        Cap: "أعلى ما تُحسب به نسبة الإنجاز";
        MinCoverage: "أدنى نسبة تغطية لإعطاء رقم إجمالي";
        ReallocationLimit: "الحد الأعلى لما يُنقل من الميزانية";
        Rows: "عدد الصفوف";
        Findings: "عدد الملاحظات على البيانات";
        Published: "عدد الأرقام المنشورة";
    }
}

words! {
    Arabic: TraceLabel {
        Title: "مصدر الأرقام";
        Figure: "الرقم";
        Formula: "كيفية التوصل إليه";
        Printed: "موضع وروده";
        Whole: "التقرير ككل";
        Resources: "الموارد";
        Capital: "الاستثمارات الرأسمالية";
        Registers: "السجلات وإطار النتائج";
        Opening: "الصفحات الأولى";
        NoValue: "لا قيمة";
        AsEntered: "كما أُدخل في البيانات";
        UnitsSummed: "المجموع على مستوى وحدات الإبلاغ";
        UnitsMeant: "المتوسط على مستوى وحدات الإبلاغ";
        UnitsCombined: "على مستوى وحدات الإبلاغ، مجمّعة كما تُجمَّع قيمها";
        RestatedBy: "الرقم الحالي − الرقم المنشور، بوحدة النشر";
        RestatedPart: "جزء من الفرق عن الرقم المنشور";
        Setting: "محدد في ملف المشروع، أو في البرنامج إن لم يُحدد فيه";
        Sum: "مجموع الصفوف";
        Reported: "كما أُبلغ عنه";
        Band: "نطاق التصنيف الذي تقع فيه نسبة الإنجاز";
        Unrated: "لا تصنيف له";
        Judged: "حكم تقديري أُدخل في البيانات";
        Difference: "القيمة − قيمة الفترة السابقة";
        CoverageWeights: "وزن ما له نسبة إنجاز ÷ وزن المستحق";
        CoverageUnits: "ما له قيمة ÷ المستحق";
        BoundLow: "يُحسب كل ناقص عند الحد الأدنى";
        BoundHigh: "يُحسب كل ناقص عند الحد الأعلى";
        Counted: "بالعدّ";
        RowCount: "عدد صفوف البيانات";
        FindingCount: "عدد ملاحظات الفحوص";
        Ranked: "أول وحدة أو آخر وحدة حسب نسبة الإنجاز";
        PartOfWhole: "الجزء ÷ الكل";
        SpentOfBudget: "النفقات ÷ الميزانية السارية";
        CarriedSum: "مجموع قيم فترات سابقة تحل محل القيم الناقصة";
        Gap: "القيمة على مستوى المنظمة − محصلة الوحدات، بالقيمة المطلقة";
        Matched: "الوحدات التي لها قيمة فعلية وقيمة مستهدفة معا";
        AllSteps: "وزن جميع الخطوات";
        StartRule: "خط الأساس، وإلا فالقيمة الأولى";
        Outlook: "مقارنة المسافة المقطوعة بالمسافة إلى القيمة المستهدفة";
        PassedOver: "السنوات التي لا قيمة لها بين القيمة الأولى والأخيرة";
        AllOf: "المجموع";
        UnratedOf: "لا تصنيف لها";
        ComputedOf: "حُسبت نسبة إنجازها";
        DueOf: "المستحقة";
        ReportingOf: "أُبلغ عن بياناتها";
        AssessedOf: "جرى تقييمها";
        AssessableOf: "الواجب تقييمها";
        AreasComputed: "لها رقم إجمالي";
        AreasDue: "استحقت فيها نتائج";
        MetOf: "بلغت القيمة المستهدفة";
        ComparableOf: "القابلة للمقارنة";
        TargetOf: "لها قيمة مستهدفة";
        MatchedOf: "لها قيمة فعلية وقيمة مستهدفة";
        OutlookOf: "لها آفاق";
        NoOutlookOf: "دون آفاق";
        TargetDueOf: "حل موعد القيمة المستهدفة";
        NoTargetOf: "بلا قيمة مستهدفة عامة";
        RatedOf: "المصنفة وفق عدة طرائق";
        RobustOf: "التصنيف واحد وفق جميع الطرائق";
        FlippingOf: "التصنيف مختلف وفق طريقة واحدة على الأقل";
        CarriedOf: "المرحّلة";
        DerivedOf: "المحسوبة من البيانات المفصلة";
        LostOf: "التي لم تعد لها قيمة";
        BeforeOf: "لها قيمة في الفترة السابقة";
        NowOf: "لها قيمة الآن";
        ReadOf: "التي قُرئت";
        UsedOf: "لها قيمة استُخدمت في الأرقام";
        SupersededOf: "حل محلها تنقيح لاحق";
        UnvaluedOf: "لا قيمة لها";
        DuplicateOf: "مكررة لصفوف أخرى";
        OutsideOf: "تخص فترات خارج نطاق التقرير";
        UnusableOf: "غير صالحة للاستخدام";
        ComparedOf: "التي قورنت ببيانات اليوم";
        AgreeingOf: "كما نُشرت";
        RestatedOf: "أُعيد بيانها هنا";
    }
}

words! {
    Arabic: TracePhrase {
        Intro: "يورد هذا المرفق كل رقم في النص والأطر والبطاقات والحواشي: ما هو، وقيمته، وكيفية التوصل إليه (تدل العلامة ≈ على عدد مختصر يرد كاملا في الملف {file})، وصفوف البيانات التي يستند إليها، ومدى التحقق منها، وموضع وروده. وفي النسخة الإلكترونية يقود كل رقم في النص إلى سطره هنا، ويقود السطر إليه. أما أرقام خلايا الجداول والرسوم البيانية فيمكن تتبعها بالأسماء نفسها في الملف {file}؛ ومصادرها هي مصادر موضوعها الوارد أدناه.";
        RowsOf: "{file}، الصفوف {rows}";
        RowOf: "{file}، الصف {row}";
        RecordsOf: "{file}، جميع السجلات";
        RowsOfQuery: "{file}، الصفوف {rows} من نتيجة الاستعلام ({keys})";
        RowOfQuery: "{file}، الصف {row} من نتيجة الاستعلام ({key})";
        RowsAlike: "\u{2066}{file}\u{2069}، {n, plural, zero {عدد الصفوف #} one {صف واحد} two {صفان} few {# صفوف} many {# صفا} other {# صف}} ({keys})";
        NoTable: "لا يوجد في المشروع جدول «{table}»";
        NoRow: "{file}: لا يوجد صف له";
        EarlierValues: "{numbers}؛ قيم أسبق في الفترة لا تُحتسب: {n}";
        CarriedIn: "{numbers}؛ منها مرحَّل من {period}: {sum}";
        CarriedRecordsIn: "{numbers}؛ سجلات مرحَّلة من {period}: {sum}";
        MoreRows: "{rows} {n, plural, zero {وأخرى عددها #} one {وآخر} two {واثنان آخران} few {وأخرى عددها #} many {وأخرى عددها #} other {وأخرى عددها #}}";
        ColumnOf: "{file}، العمود {column}";
        StateOf: "الحالة: {state}";
        Terms: "{first} + … + {last} {sum} (عدد الحدود: {n})";
        SumOfRows: "مجموع الصفوف (عددها {n}) {sum}";
        Named: "{title} ({detail})";
        FigureAt: "{figure}، {at}";
        DetailedAt: "{figure} ({detail})، {at}";
        UnitAt: "{unit}، {period}";
        GoalSubject: "الهدف {n} من أهداف التنمية المستدامة";
    }
}
