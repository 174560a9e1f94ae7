using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Tests.Fingerprints;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Tests.Texts;

public sealed class TemplateMappingTests
{
    [Fact]
    public void Every_character_of_fifty_thousand_literals_has_the_place_where_it_is_written()
    {
        var random = new Random(20261124);
        for (var file = 0; file < 20; file++)
        {
            var source = new RandomSource(random);
            source.Write(2_500);
            var texts = TemplateSource.Read(TemplateSource.Compile(source.ToString())).ToList();

            Assert.Equal(source.Templates.Count, texts.Count);
            foreach (var (template, text) in source.Templates.Zip(texts))
            {
                Check(template, text!, random);
            }
        }
    }

    [Fact]
    public void The_text_is_what_the_library_makes_at_run_time()
    {
        var source = new RandomSource(new Random(11));
        source.Write(3_000);
        var compilation = TemplateSource.Compile(source.ToString());
        var texts = TemplateSource.Read(compilation).ToList();
        var made = Run(compilation);

        Assert.Equal(texts.Count, made.Count);
        foreach (var (text, atRunTime) in texts.Zip(made))
        {
            var expected = text!.Text;
            foreach (var hole in text.Holes.Values.Reverse())
            {
                expected = expected.Remove(hole.Span.Start, hole.Span.Length).Insert(hole.Span.Start, "4711");
            }

            Assert.Equal(atRunTime, expected);
        }
    }

    private static void Check(RandomTemplate template, TemplateText text, Random random)
    {
        Assert.True(Values(template.Parts) == CompilersValue(text.Origin), $"The compiler reads {template.Source} otherwise.");
        var expected = new ExpectedTemplate(template);
        Assert.True(expected.Text == text.Text && text.IsWhole, $"{template.Source}\nexpected: {expected.Text}\nactual:   {text.Text}");

        var characters = expected.Characters;
        for (var i = 0; i < characters.Count; i++)
        {
            var span = text.LocationOf(i, 1).SourceSpan;
            if (characters[i].Span != span || text.SourceSpanOf(i, 1) != (characters[i].IsLiteral ? span : null))
            {
                Assert.Fail($"{template.Source}\ncharacter {i} of {text.Text}: expected {characters[i].Span}, is {span}");
            }
        }

        Assert.True(Enumerable.Range(0, characters.Count).Where(i => characters[i].IsHalved).SequenceEqual(text.HalvedBraces), template.Source);
        if (characters.Count > 0)
        {
            var first = random.Next(characters.Count);
            var last = random.Next(first, characters.Count);
            var whole = TextSpan.FromBounds(characters[first].Span.Start, characters[last].Span.End);
            var isOneLiteral = characters[first..(last + 1)].All(character => character.IsLiteral && character.Literal == characters[first].Literal);
            Assert.Equal(whole, text.LocationOf(first, last - first + 1).SourceSpan);
            Assert.True(text.SourceSpanOf(first, last - first + 1) is not { } literal || (isOneLiteral && literal == whole));
        }

        _ = text.LocationOf(random.Next(-10, 100), random.Next(-10, 100));
        _ = text.SourceSpanOf(random.Next(-10, 100), random.Next(-10, 100));
    }

    private static string Values(IEnumerable<RandomPart> parts) =>
        string.Concat(parts.OfType<RandomPart.Written>().SelectMany(part => part.Characters).Select(character => character.Value));

    private static string CompilersValue(IOperation origin) => origin is IConversionOperation conversion
        ? (string)conversion.Operand.ConstantValue.Value!
        : string.Concat(origin.Descendants().OfType<IInterpolatedStringAppendOperation>()
            .Where(part => part.Kind == OperationKind.InterpolatedStringAppendLiteral)
            .Select(part => (string)((IInvocationOperation)part.AppendCall).Arguments[0].Value.ConstantValue.Value!));

    // By reflection: the library and the analyzers have types of the same name, which are compiled from one text.
    private static List<string> Run(CSharpCompilation compilation)
    {
        using var image = new MemoryStream([.. SourceProject.Emit(compilation)]);
        var uses = new AssemblyLoadContext("Templates").LoadFromStream(image).GetType("Uses", throwOnError: true)!;
        uses.GetMethod("Run")!.Invoke(null, [Value.Of(4711)]);

        var library = typeof(Template).Assembly;
        var expressions = Activator.CreateInstance(library.GetType("Scout.Definitions.ExpressionWriter", throwOnError: true)!, [null, null, null]);
        var writer = library.GetType("Scout.Definitions.TemplateWriter", throwOnError: true)!;
        return [.. ((List<object>)uses.GetField("All")!.GetValue(null)!).Select(made =>
        {
            var text = (string)writer.GetMethod(made is Template ? "Template" : "Condition")!.Invoke(null,
                [made.GetType().GetProperty("Parts", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(made), expressions])!;
            return made is Template ? text : text.Trim();
        })];
    }
}
