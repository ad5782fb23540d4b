//! The words of the comparison of methods.

use super::Wording;
use super::texts::texts;
use crate::assess::robustness::Published;
use crate::model::Tone;

texts! {
    /// A word or phrase of the comparison of methods.
    RobustnessLabel {
        Title: "Ratings by other published methods", "按其他公开方法得出的评级";
        InReport: "Report", "本报告";
        Method: "Method", "方法";
        Rule: "Rule", "规则";
        Intro: "Agencies compute achievement in different ways and draw the bounds of their ratings in different places. This annex rates every indicator under each published method that applies to it, formula and bands together. A rating that holds under all of them does not depend on the method that was chosen.", "各机构计算实现率的方式不同，评级界限也不一致。本附件按适用的每种公开方法（公式与评级区间一并采用）对各指标重新评级。在所有方法下均保持不变的评级，不取决于所选用的方法。";
        Good: "good", "良好";
        Fair: "fair", "一般";
        Poor: "poor", "较差";
        Flip: "*", "*";
        FlipNote: "In the tables below, an asterisk (*) marks a rating that differs from that of the report; a method that does not apply leaves its cell empty.", "下列各表中，标有星号（*）的评级与本报告评级不一致；不适用的方法留空。";
        Rsr: "RSR", "RSR";
        Tola: "Tola", "Tola";
        GlobalFund: "GF", "全球基金";
        Undp: "UNDP", "开发署";
        Progress: "Way", "进展";
        Ceiling: "Limit", "上限";
        Growth: "Growth", "增长";
        Linear: "Linear", "线性";
        Schedule: "Schedule", "进度";
        RsrRule: "Actual over target. Good from 85%, poor up to 49% (Akvo RSR).", "实际值与目标值之比。85%及以上为良好，49%及以下为较差（Akvo RSR）。";
        TolaRule: "Actual over target. Good from 85%, poor below; over 115% is marked as well (TolaData).", "实际值与目标值之比。85%及以上为良好，低于85%为较差；超过115%另行标明（TolaData）。";
        GlobalFundRule: "Actual over target. Good from 90% (A1, A2), fair from 60% (B1), poor below (B2, C; Global Fund, until 2022).", "实际值与目标值之比。90%及以上为良好（A1、A2），60%及以上为一般（B1），低于60%为较差（B2、C；全球基金，至2022年）。";
        UndpRule: "Actual over target. Good from 100% (green), fair from 50% (amber), poor below (red; UNDP, 2014).", "实际值与目标值之比。100%及以上为良好（绿色），50%及以上为一般（黄色），低于50%为较差（红色；开发署，2014年）。";
        ProgressRule: "Share of the way from the baseline to the target. Good from 100%, fair from 50%, poor below (formula also of OPSYS, European Union).", "自基线至目标值已完成的进展比例。100%及以上为良好，50%及以上为一般，低于50%为较差（公式与欧洲联盟OPSYS系统相同）。";
        CeilingRule: "Kept below the target: 100% at it, less above it. Good from 100%, fair from 50%, poor below.", "保持在目标值以下：等于目标值为100%，高于目标值则降低。100%及以上为良好，50%及以上为一般，低于50%为较差。";
        GrowthRule: "Growth a year seen over growth a year needed. Good from 95%, fair from 60%, poor below (Statistics Canada, Eurostat).", "实际年均增长率与所需年均增长率之比。95%及以上为良好，60%及以上为一般，低于60%为较差（加拿大统计局、欧盟统计局）。";
        LinearRule: "The mean of the last five yearly changes, carried on. Good if less than 5% would be missing by the year of the target, fair up to 20%, poor above (Germany).", "延伸最近五次年度变化的平均值。至目标年差距不足5%为良好，不超过20%为一般，超过20%为较差（德国）。";
        ScheduleRule: "The way gone over the way due by now. Good from 95%, fair from 60%, poor below.", "已完成的进展与届时应完成的进展之比。95%及以上为良好，60%及以上为一般，低于60%为较差。";
    }
}

texts! {
    /// A phrase of the comparison of methods, with places in braces.
    RobustnessPhrase {
        Summary: "Of {total} {total, plural, one {indicator that was} other {indicators that were}} rated by a formula, {robust} would be rated alike under every method that applies; {flipping} would not under at least one.", "按公式评级的{total}项指标中，{robust}项在所有适用方法下评级一致，{flipping}项至少在一种方法下评级不同。";
        Caption: "{area}: ratings by method, {period}", "{period}按不同方法得出的评级：{area}";
        MethodsCaption: "Methods compared", "所比较的方法";
    }
}

impl Wording {
    /// The word of a tone.
    pub fn tone(self, tone: Tone) -> &'static str {
        self.label(match tone {
            Tone::Good => RobustnessLabel::Good,
            Tone::Fair => RobustnessLabel::Fair,
            Tone::Poor => RobustnessLabel::Poor,
        })
    }

    /// The short name of a published method.
    pub fn published(self, method: Published) -> &'static str {
        self.label(match method {
            Published::RatioRsr => RobustnessLabel::Rsr,
            Published::RatioTola15 => RobustnessLabel::Tola,
            Published::RatioGfLegacy => RobustnessLabel::GlobalFund,
            Published::RatioUndp2014 => RobustnessLabel::Undp,
            Published::ProgressRbm5 => RobustnessLabel::Progress,
            Published::CeilingRbm5 => RobustnessLabel::Ceiling,
            Published::CagrRatio => RobustnessLabel::Growth,
            Published::Linear5 => RobustnessLabel::Linear,
            Published::Schedule => RobustnessLabel::Schedule,
        })
    }

    /// What a published method does.
    pub fn published_rule(self, method: Published) -> &'static str {
        self.label(match method {
            Published::RatioRsr => RobustnessLabel::RsrRule,
            Published::RatioTola15 => RobustnessLabel::TolaRule,
            Published::RatioGfLegacy => RobustnessLabel::GlobalFundRule,
            Published::RatioUndp2014 => RobustnessLabel::UndpRule,
            Published::ProgressRbm5 => RobustnessLabel::ProgressRule,
            Published::CeilingRbm5 => RobustnessLabel::CeilingRule,
            Published::CagrRatio => RobustnessLabel::GrowthRule,
            Published::Linear5 => RobustnessLabel::LinearRule,
            Published::Schedule => RobustnessLabel::ScheduleRule,
        })
    }
}
