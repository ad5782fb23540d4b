//! The order in which the schema wants elements, held against what is written.
//!
//! Word refuses a file in which two elements have changed places, and says only
//! that it is damaged. The tables are those of `dml-chart.xsd` and
//! `dml-main.xsd` of ECMA-376, for the elements that occur here; what is not in
//! a table must not be written.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements with what they may hold, in its order. A star marks what may occur more than once.
const ORDER: &[(&str, &str)] = &[
    (
        "c:chartSpace",
        "c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr \
         c:externalData c:printSettings c:userShapes",
    ),
    (
        "c:chart",
        "c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend \
         c:plotVisOnly c:dispBlanksAs",
    ),
    ("c:plotArea", "c:layout c:lineChart c:barChart c:catAx c:valAx c:dTable c:spPr"),
    ("c:layout", "c:manualLayout"),
    ("c:manualLayout", "c:layoutTarget c:xMode c:yMode c:wMode c:hMode c:x c:y c:w c:h"),
    ("c:legend", "c:legendPos c:legendEntry* c:layout c:overlay c:spPr c:txPr"),
    (
        "c:lineChart",
        "c:grouping c:varyColors c:ser* c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId*",
    ),
    ("c:barChart", "c:barDir c:grouping c:varyColors c:ser* c:dLbls c:gapWidth c:overlap c:serLines c:axId*"),
    ("c:tx", "c:strRef c:rich"),
    ("c:strRef", "c:f c:strCache"),
    ("c:strCache", "c:ptCount c:pt*"),
    ("c:numRef", "c:f c:numCache"),
    ("c:numCache", "c:formatCode c:ptCount c:pt*"),
    ("c:pt", "c:v"),
    ("c:cat", "c:strRef"),
    ("c:val", "c:numRef"),
    ("c:marker", "c:symbol c:size c:spPr"),
    ("c:dPt", "c:idx c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr c:pictureOptions"),
    (
        "c:dLbls",
        "c:dLbl* c:delete c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName \
         c:showPercent c:showBubbleSize c:separator c:showLeaderLines",
    ),
    (
        "c:dLbl",
        "c:idx c:delete c:layout c:tx c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName \
         c:showSerName c:showPercent c:showBubbleSize c:separator",
    ),
    (
        "c:catAx",
        "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark \
         c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:auto c:lblAlgn c:lblOffset \
         c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl",
    ),
    (
        "c:valAx",
        "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark \
         c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:crossBetween c:majorUnit \
         c:minorUnit c:dispUnits",
    ),
    ("c:scaling", "c:logBase c:orientation c:max c:min"),
    ("c:majorGridlines", "c:spPr"),
    ("c:title", "c:tx c:layout c:overlay c:spPr c:txPr"),
    ("c:externalData", "c:autoUpdate"),
    ("c:spPr", "a:xfrm a:custGeom a:prstGeom a:noFill a:solidFill a:gradFill a:ln a:effectLst"),
    ("c:txPr", "a:bodyPr a:lstStyle a:p*"),
    ("c:rich", "a:bodyPr a:lstStyle a:p*"),
    ("a:p", "a:pPr a:r* a:endParaRPr"),
    ("a:pPr", "a:lnSpc a:spcBef a:spcAft a:defRPr"),
    ("a:r", "a:rPr a:t"),
    ("a:rPr", "a:ln a:noFill a:solidFill a:effectLst a:latin a:ea a:cs a:sym"),
    ("a:defRPr", "a:ln a:noFill a:solidFill a:effectLst a:latin a:ea a:cs a:sym"),
    ("a:ln", "a:noFill a:solidFill a:gradFill a:prstDash a:custDash a:round a:bevel a:miter a:headEnd"),
    ("a:solidFill", "a:srgbClr"),
];

/// What a series of lines and one of bars may hold.
const SERIES: [(&str, &str); 2] = [
    (
        "c:lineChart",
        "c:idx c:order c:tx c:spPr c:marker c:dPt* c:dLbls c:trendline* c:errBars c:cat c:val c:smooth",
    ),
    (
        "c:barChart",
        "c:idx c:order c:tx c:spPr c:invertIfNegative c:pictureOptions c:dPt* c:dLbls c:trendline* c:errBars c:cat \
         c:val c:shape",
    ),
];

/// What must not be left out.
const REQUIRED: &[(&str, &str)] = &[
    ("c:chartSpace", "c:chart"),
    ("c:chart", "c:plotArea"),
    ("c:lineChart", "c:grouping c:axId"),
    ("c:barChart", "c:barDir c:axId"),
    ("c:ser", "c:idx c:order"),
    ("c:dPt", "c:idx"),
    ("c:dLbl", "c:idx"),
    ("c:catAx", "c:axId c:scaling c:axPos c:crossAx c:tickLblSkip"),
    ("c:valAx", "c:axId c:scaling c:axPos c:crossAx"),
    ("c:strRef", "c:f"),
    ("c:numRef", "c:f"),
    ("c:pt", "c:v"),
];

/// An element that was begun.
struct Open {
    name: String,
    children: Vec<String>,
}

/// What the schema would refuse.
pub(super) fn faults(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut open, mut faults) = (Vec::<Open>::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                open.push(Open { name, children: Vec::new() });
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                close(Open { name, children: Vec::new() }, &mut open, &mut faults);
            }
            Event::End(_) => {
                let last = open.pop().expect("it was begun");
                close(last, &mut open, &mut faults);
            }
            Event::Eof => return faults,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

fn close(element: Open, open: &mut [Open], faults: &mut Vec<String>) {
    let parent = open.last().map_or("", |parent| parent.name.as_str());
    // A sign of a series and a switch of a chart of lines have one name.
    let is_switch = element.name == "c:marker" && parent == "c:lineChart";
    if !is_switch {
        check(&element, parent, faults);
    }
    if let Some(parent) = open.last_mut() {
        parent.children.push(element.name);
    }
}

fn check(element: &Open, parent: &str, faults: &mut Vec<String>) {
    let name = element.name.as_str();
    let table = if name == "c:ser" { SERIES.iter().find(|(chart, _)| *chart == parent) } else { None };
    let table = table.or_else(|| ORDER.iter().find(|(known, _)| *known == name));
    let allowed: Vec<&str> = table.map_or_else(Vec::new, |(_, allowed)| allowed.split(' ').collect());
    let mut least = 0;
    for child in &element.children {
        let found = allowed.iter().position(|known| known.trim_end_matches('*') == child);
        match found {
            None => faults.push(format!("{name} must not hold {child}")),
            Some(place) if place < least => faults.push(format!("{child} comes too late in {name}")),
            Some(place) => least = if allowed[place].ends_with('*') { place } else { place + 1 },
        }
    }
    let required = REQUIRED.iter().filter(|(of, _)| *of == name).flat_map(|(_, names)| names.split(' '));
    for child in required.filter(|child| !element.children.iter().any(|known| known == child)) {
        faults.push(format!("{name} has no {child}"));
    }
}

#[test]
fn elements_that_changed_places_are_seen() {
    let fault = |xml: &str| faults(xml.as_bytes()).concat();
    assert_eq!(
        fault("<c:scaling><c:min val=\"0\"/><c:max val=\"1\"/></c:scaling>"),
        "c:max comes too late in c:scaling"
    );
    assert_eq!(fault("<c:pt idx=\"0\"><c:w/></c:pt>"), "c:pt must not hold c:wc:pt has no c:v");
    assert_eq!(fault("<c:numCache><c:ptCount/><c:pt><c:v/></c:pt><c:pt><c:v/></c:pt></c:numCache>"), "");
    assert_eq!(
        fault("<c:legend><c:overlay val=\"0\"/><c:overlay val=\"0\"/></c:legend>"),
        "c:overlay comes too late in c:legend"
    );
}
