using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Analyzers.Tests.Shapes;

namespace Scout.Analyzers.Tests.Forms;

public class JsonFormsTests
{
    [Fact]
    public void Types_that_differ_in_what_may_be_null_have_forms_of_their_own()
    {
        var holder = Consumer.Compilation("""
            #nullable enable
            public sealed record Page<T>(T First);
            public sealed class Holder { public Page<string> Sure = null!; public Page<string?> Unsure = null!; }
            """).GetTypeByMetadataName("Holder")!;
        var forms = new JsonForms();

        Assert.Equal(NullableAnnotation.NotAnnotated, First("Sure"));
        Assert.Equal(NullableAnnotation.Annotated, First("Unsure"));

        NullableAnnotation First(string field) =>
            Assert.Single(forms.Of((INamedTypeSymbol)((IFieldSymbol)Assert.Single(holder.GetMembers(field))).Type, TestContext.Current.CancellationToken).Members).Property.Type.NullableAnnotation;
    }
}
