using Scout.Analyzers.Tests.Harness;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Tests.Templates;

public sealed class ParserMissingTests
{
    [Fact]
    public Task A_parser_that_is_there_does_not_trigger() => RuleTest.Check("SCOUT1099", """flow.Text("note", "{{ inputs.text }}");""");

    [Fact]
    public void The_parser_that_is_there_is_used() => Assert.Null(TemplateParserProbe.Missing);

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        var reason = TemplateParserProbe.ReasonOf(() => throw new FileNotFoundException("No.", "Scriban.Signed, Version=7.5.3.0, Culture=neutral, PublicKeyToken=5675fb69b15f2433"));

        Assert.Equal("Scriban.Signed.dll is not there", reason);
    }

    [Fact]
    public void So_is_one_that_the_parser_needs() =>
        Assert.Equal("System.Numerics.dll is not there", TemplateParserProbe.ReasonOf(() => throw new FileNotFoundException("No.", "System.Numerics, Version=4.0.0.0")));

    [Fact]
    public void One_that_cannot_be_loaded_or_read_is_named_without_its_folder()
    {
        var file = Path.Combine(Path.GetTempPath(), "Scriban.Signed.dll");

        Assert.Equal("Scriban.Signed.dll cannot be loaded", TemplateParserProbe.ReasonOf(() => throw new FileLoadException("No.", file)));
        Assert.Equal("Scriban.Signed.dll is damaged", TemplateParserProbe.ReasonOf(() => throw new BadImageFormatException("No.", file)));
        Assert.Equal("Scriban.Signed.dll is damaged", TemplateParserProbe.ReasonOf(() => throw new BadImageFormatException()));
    }

    [Fact]
    public void Another_parser_in_its_place_is_told_from_none()
    {
        Assert.Equal("Scriban.Signed.dll is of another version", TemplateParserProbe.ReasonOf(() => throw new TypeLoadException()));
        Assert.Equal("Scriban.Signed.dll is of another version", TemplateParserProbe.ReasonOf(() => throw new MissingMethodException()));
    }

    [Fact]
    public void A_reason_is_found_below_the_exception_of_a_type_that_needs_the_parser() =>
        Assert.Equal("Scriban.Signed.dll is not there", TemplateParserProbe.ReasonOf(() =>
            throw new TypeInitializationException("TemplateParser", new FileNotFoundException("No.", "Scriban.Signed, Version=7.5.3.0"))));

    [Fact]
    public void A_mistake_of_our_own_is_not_taken_for_a_missing_parser() =>
        Assert.Throws<InvalidOperationException>(() => TemplateParserProbe.ReasonOf(() => throw new InvalidOperationException()));
}
