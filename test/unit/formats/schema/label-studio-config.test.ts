import { describe, expect, test } from 'vitest';
import { importSchema, processorMs, refusalOf } from './schema-helpers';

const CONFIG = `<?xml version="1.0"?>
<!-- invoices -->
<View>
  <Header value="Mark &amp; read"/>
  <Header>Ink only.</Header>
  <Header value="$title"/>
  <Image name="page" value="$image"/>
  <RectangleLabels name="boxes" toName="page">
    <Label value="Table" background="#F00" hotkey="1" hint="With lines."/>
    <View><Label value="Text" background="rgba(0,0,255,.5)" alias="txt" category="7"/></View>
    <Label value="Line" hotkey="shift+l"/>
  </RectangleLabels>
  <PolygonLabels name="outlines" toName="page">
    <Label value="Table" background="blue"/>
    <Label value="Stamp" background="no colour" hotkey="1"/>
  </PolygonLabels>
  <Choices name="kind" toName="page" perRegion="true" whenTagName="boxes" required="true">
    <Choice value="plain" selected="true"/><Choice value="ruled"><Choice value="double"/></Choice>
  </Choices>
  <Choices name="tags" toName="page" choice="multiple" perRegion="true" whenLabelValue="Text, Gone">
    <Choice value="bold"/><Choice value="big" alias="b"/>
  </Choices>
  <Choices name="quality" toName="page"><Choice value="good"/></Choices>
  <TextArea name="transcription" toName="page" perRegion="true" maxSubmissions="1"/>
  <Number name="amount" toName="page" perRegion="true" min="0" max="10" step="2" defaultValue="4" whenLabelValue="Line"/>
  <Rating name="stars" toName="page" perRegion="true" maxRating="3" whenLabelValue="Line"/>
  <Relations><Relation value="explains"/><Relation value="follows" background="red"/></Relations>
  <Gadget name="x" toName="page"/>
</View>`;

describe('a labelling config', () => {
  const read = importSchema(CONFIG, 'config.xml');
  const { classNamed, schema, warnings } = read;

  test('gives classes with colours, hotkeys, hints and shapes, in the order of the file', () => {
    expect(read.format).toBe('label-studio');
    const ordered = schema.classes.toSorted((a, b) => a.order! - b.order!).map(({ name }) => name);
    expect(ordered).toEqual(['Table', 'Text', 'Line', 'Stamp']);
    expect(classNamed('Table')).toMatchObject({ color: '#ff0000', hotkey: '1', guideline: 'With lines.' });
    expect(classNamed('Table').geometry).toBeUndefined();
    expect(classNamed('Text')).toMatchObject({
      color: '#0000ff',
      geometry: ['box', 'quad'],
      source: { 'label-studio': { alias: 'txt', category: '7' } },
    });
    expect(classNamed('Stamp').geometry).toEqual(['polygon']);
    expect(classNamed('Stamp').hotkey).toBeUndefined();
  });

  test('gives the attributes of those classes that they are asked for', () => {
    const attributesOf = (name: string) =>
      classNamed(name)
        .attributes!.toSorted((a, b) => a.order! - b.order!)
        .map(({ id: _id, order: _order, ...rest }) => rest);
    const kind = {
      name: 'kind',
      type: 'choice',
      choices: ['plain', 'ruled', 'ruled / double'],
      default: 'plain',
      required: true,
    };
    const transcription = { name: 'transcription', type: 'string' };
    expect(attributesOf('Table')).toEqual([kind, transcription]);
    expect(attributesOf('Text')).toEqual([
      kind,
      { name: 'tags', type: 'multi-choice', choices: ['bold', 'big'] },
      transcription,
    ]);
    expect(attributesOf('Line')).toEqual([
      kind,
      transcription,
      { name: 'amount', type: 'number', min: 0, max: 10, default: 4 },
      { name: 'stars', type: 'number', min: 1, max: 3 },
    ]);
    expect(classNamed('Stamp').attributes).toMatchObject([transcription]);
  });

  test('gives relation types and guidelines', () => {
    expect(schema.relationTypes?.map(({ name }) => name).sort()).toEqual(['explains', 'follows']);
    expect(schema.guidelines).toBe('Mark & read\n\nInk only.');
  });

  test('tells everything that is lost, with its line', () => {
    expect(warnings.toSorted((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))).toEqual([
      'line 6, <Header>: its text "$title" comes with each task and was left out',
      'line 10, <Label>: "rgba(0,0,255,.5)" is transparent; the colour was taken without that',
      'line 11, <Label>: the hotkey "shift+l" is not one digit; left out',
      'line 14, <Label>: "Table" has the colour #ff0000 already; "blue" was left out',
      'line 15, <Label>: "no colour" is not a colour; the class gets one of its own',
      'line 15, <Label>: the hotkey "1" is taken by "Table"; left out',
      'line 20, <Choices>: line 21, <Choice>: choices have no alias here; "b" was left out',
      'line 20, <Choices>: there is no label "Gone" for it',
      'line 23, <Choices>: "quality" is asked once for a task; here values belong to regions, so it was left out',
      'line 25, <Number>: steps of "2" are not checked here',
      'line 27, <Relation>: relations have no colour here; "red" was left out',
      'line 28, <Gadget>: is not known here; what it asks for was left out',
    ]);
  });
});

test('plain labels have the shapes that are drawn for their object', () => {
  const { classNamed } = importSchema(`<View>
    <Labels name="a" toName="page"><Label value="A"/></Labels>
    <Rectangle name="r" toName="page" canRotate="false"/><Polygon name="p" toName="page"/>
    <Labels name="b" toName="other"><Label value="B"/></Labels>
  </View>`);
  expect(classNamed('A').geometry).toEqual(['box', 'polygon']);
  expect(classNamed('B').geometry).toBeUndefined();
});

test.each([
  ['BrushLabels', ['polygon'], 'brush strokes cannot be drawn here'],
  ['EllipseLabels', ['polygon'], 'ellipses cannot be drawn here'],
  ['KeyPointLabels', undefined, 'key points cannot be drawn here'],
  ['HyperTextLabels', undefined, 'it marks stretches of text'],
])('%s are taken with a warning', (tag, geometry, loss) => {
  const { classNamed, warnings } = importSchema(
    `<View><${tag} name="a" toName="b"><Label value="A"/></${tag}></View>`,
  );
  expect(classNamed('A').geometry).toEqual(geometry);
  expect(warnings).toEqual([expect.stringContaining(`line 1, <${tag}>: ${loss}`)]);
});

test('the config inside of a project is read', () => {
  const label_config =
    '<View><RectangleLabels name="a" toName="b"><Label value="A"/></RectangleLabels></View>';
  expect(importSchema({ title: 'x', label_config }).classNamed('A').name).toBe('A');
});

describe('bad configs', () => {
  test.each([
    [
      'cut off',
      '<View>\n<RectangleLabels name="a"',
      'The file ends before <View>, <RectangleLabels> is closed.',
    ],
    ['wrongly nested', '<View>\n<A><B></A></View>', "Line 2: Expected closing tag 'B'"],
    [
      'an attribute twice',
      '<View>\n<Label value="a" value="b"/></View>',
      "Line 2: Attribute 'value' is repeated.",
    ],
    ['an unknown entity', '<View>\n<Label value="&nbsp;"/></View>', 'Line 2: &nbsp; is not defined in XML.'],
    ['two roots', '<View/><View/>', 'It has more than one outermost element.'],
    [
      'other XML',
      '<html><body/></html>',
      'It is XML, but <html> begins no labelling config and holds no labels.',
    ],
    [
      'a label without value',
      '<View><Labels name="a" toName="b">\n<Label/></Labels></View>',
      'line 2, <Label>: has no value',
    ],
    ['deep nesting', `${'<View>'.repeat(5000)}${'</View>'.repeat(5000)}`, 'nested more than 100 deep'],
    ['a name of the language', '<View><Label value="a" __proto__="b"/></View>', '"__proto__"'],
  ])('%s', (_name, content, why) => {
    const { code, message } = refusalOf(content, 'config.xml');
    expect(code).toBe('format-invalid');
    expect(message).toContain(why);
  });

  const BOMB = Array.from({ length: 10 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join(
    '\n',
  );

  test.each([
    [
      'a bomb of entities',
      `<!DOCTYPE View [<!ENTITY a0 "lol">\n${BOMB}]>\n<View><Label value="&a10;"/></View>`,
    ],
    [
      'a file',
      '<?xml version="1.0"?><!DOCTYPE View [<!ENTITY x SYSTEM "file:///etc/passwd">]><View>&x;</View>',
    ],
    ['an address', '<!-- a --><!doctype View SYSTEM "http://example.org/x.dtd"><View/>'],
  ])('%s in a document type is not read', (_name, content) => {
    expect(refusalOf(content).userMessage.why).toMatch(/Line 1 has a document type/);
  });

  test('words in a comment are no document type', () => {
    const config =
      '<!-- <!DOCTYPE x> --><View><Labels name="a" toName="b"><Label value="A"/></Labels></View>';
    expect(importSchema(config).classNamed('A').name).toBe('A');
  });

  test('large XML is refused before it is parsed', () => {
    expect(refusalOf(`<View>${' '.repeat(5 * 1024 * 1024)}</View>`).userMessage.why).toBe(
      'It has 5.0 MiB; a schema file may have 4.',
    );
  });

  test('a value for every region of thousands of classes is refused, and takes no time', () => {
    const labels = Array.from({ length: 5000 }, (_, index) => `<Label value="${index}"/>`).join('');
    const texts = Array.from(
      { length: 9000 },
      (_, index) => `<TextArea name="t${index}" toName="b" perRegion="true"/>`,
    );
    const config = `<View><Labels name="a" toName="b">${labels}</Labels>${texts.join('')}</View>`;
    const milliseconds = processorMs(() =>
      expect(refusalOf(config).userMessage.why).toBe('It holds more than 100000 attributes.'),
    );
    expect(milliseconds).toBeLessThan(5000);
  });

  test('comments that never end cost no time', () => {
    const bad = `<View>${'<!--'.repeat(500_000)}`;
    expect(processorMs(() => void refusalOf(bad))).toBeLessThan(3000);
  });
});
