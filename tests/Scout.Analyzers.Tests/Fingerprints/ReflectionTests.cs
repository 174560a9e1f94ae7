namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Small programs with one method that runs, or may run, by reflection what an edit changes.</summary>
public sealed class ReflectionTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "each static method", "static class Rules { public static int Hidden() => 5; } ## typeof(Rules).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public).Sum(m => (int)m.Invoke(null, null)!)" },
        { "a method by its name", "class Rules { public int Hidden() => 5; } ## typeof(Rules).GetMethod(\"Hidden\")!.Invoke(new Rules(), null)" },
        { "a private one", "class Rules { int Hidden() => 5; } ## typeof(Rules).GetMethods((System.Reflection.BindingFlags)36)" },
        { "a private property", "class Rules { int Hidden { get => 5; } } ## typeof(Rules).GetProperties((System.Reflection.BindingFlags)36)" },
        { "a static field", "class Rules { static int Hidden = 5; } ## typeof(Rules).GetFields((System.Reflection.BindingFlags)40)" },
        { "one of a generic type", "class Rules<T> { public int Hidden() => 5; } ## typeof(Rules<int>).GetMethods()" },
        { "one of an open generic type", "class Rules<T> { public int Hidden() => 5; } ## typeof(Rules<>).MakeGenericType(typeof(int)).GetMethods()" },
        { "one of a nested type", "static class Outer { public class Rules { public int Hidden() => 5; } } ## typeof(Outer.Rules).GetMethods()" },
        { "one of the types in a type", "static class Outer { class Rules { public int Hidden() => 5; } } ## typeof(Outer).GetNestedTypes((System.Reflection.BindingFlags)32)" },
        { "an inherited one", "class Base { public int Hidden() => 5; } class Rules : Base { } ## typeof(Rules).GetMethods()" },
        { "one of an array's elements", "class Rules { public int Hidden() => 5; } ## typeof(Rules[]).GetElementType()!.GetMethods()" },
        { "one of a type argument", "class Rules { public int Hidden() => 5; } ## typeof(List<Rules>).GetGenericArguments()[0].GetMethods()" },
        { "one of a type that is kept", "class Rules { public int Hidden() => 5; } static class H { static readonly Type[] Types = [typeof(Rules)]; public static int F() => Types[0].GetMethods().Length; } ## H.F()" },
        { "one of a type in a parameter's default", "class Rules { public int Hidden() => 5; } static class H { public static int F(Type type) => type.GetMethods().Length; } ## H.F(typeof(Rules))" },
        { "one of a type parameter", "class Rules { public int Hidden() => 5; } static class H { public static int F<T>() => typeof(T).GetMethods().Length; } ## H.F<Rules>()" },
        { "one of a type parameter that is found", "class Rules { public int Hidden() => 5; } static class H { public static int F<T>(T rules) => typeof(T).GetMethods().Length; } ## H.F(new Rules())" },
        { "one of a type parameter that is handed on", "class Rules { public int Hidden() => 5; } static class H { public static int F<T>() => G<int, T[]>(); static int G<U, V>() => typeof(V).GetMethods().Length; } ## H.F<Rules>()" },
        { "one of a class's type parameter", "class Rules { public int Hidden() => 5; } class H<T> { public int F() => typeof(T).GetMethods().Length; } ## new H<Rules>().F()" },
        { "one of a static class's type parameter", "class Rules { public int Hidden() => 5; } static class H<T> { public static int F() => typeof(T).GetMethods().Length; } ## H<Rules>.F()" },
        { "one of a class's type parameter that is handed on", "class Rules { public int Hidden() => 5; } class G<T> { public int F() => typeof(T).GetMethods().Length; } static class H { public static int F<T>() => new G<T>().F(); } ## H.F<Rules>()" },
        { "one of a value", "class Rules { public int Hidden() => 5; } ## new Rules().GetType().GetMethods()" },
        { "one of a value that may be another", "abstract class Base { } class Rules : Base { public int Hidden() => 5; } static class H { public static int F(Base b) => b.GetType().GetMethods().Length; } ## H.F(null!)" },
        { "one of a value that there may be none of", "class Rules { public int Hidden() => 5; } static class H { public static object? F(Rules? r) => r?.GetType().GetMethods(); } ## H.F(null)" },
        { "one of a struct", "struct Rules { public int Hidden() => 5; } ## new Rules().GetType().GetMethods()" },
        { "one of itself", "class Base { public int F() => GetType().GetMethods().Length; } class Rules : Base { public int Hidden() => 5; } ## new Rules().F()" },
        { "one of any type of the project", "class Rules { public int Hidden() => 5; } ## typeof(Code).Assembly.GetTypes()" },
        { "one of a type that is named by a text", "class Rules { public int Hidden() => 5; } ## System.Reflection.Assembly.GetExecutingAssembly().GetType(\"Rules\")" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Reaches(string what, string program)
    {
        var project = Of(program);
        var changed = project.ChangedBy(project.Edit(program.Contains("Hidden =", StringComparison.Ordinal) ? "Hidden = 5" : "=> 5", program.Contains("Hidden =", StringComparison.Ordinal) ? "Hidden = 6" : "=> 6"));

        Assert.True(what.Length > 0);
        Assert.Equal(["Code.Method"], changed);
    }

    [Theory]
    [InlineData("class Rules { public int Hidden() => 5; } ## typeof(Rules).Name")]
    [InlineData("class Rules { public int Hidden() => 5; } ## new Rules().GetType().FullName")]
    [InlineData("class Rules { public int Hidden() => 5; } ## new Rules().GetType() == typeof(Rules)")]
    [InlineData("class Rules { public int Hidden() => 5; } static class H { public static string F<T>() => typeof(T).Name; } ## H.F<Rules>()")]
    [InlineData("class Rules { public int Hidden() => 5; } static class H { public static T F<T>(T value) => value; } ## H.F(new Rules())")]
    [InlineData("class Rules { public int Hidden() => 5; } ## typeof(Rules).Assembly.GetName().Version")]
    [InlineData("class Rules { public int Hidden() => 5; } class Other { } ## typeof(Other).GetMethods()")]
    public void Does_not_reach_what_is_only_named(string program)
    {
        var project = Of(program);

        Assert.Empty(project.ChangedBy(project.Edit("=> 5", "=> 6")));
    }

    [Fact]
    public void Reaches_what_a_library_may_find_in_the_assembly_that_it_is_given()
    {
        var project = Of("class Rules { public int Hidden() => 5; } ## Finder.Scan(typeof(Code).Assembly)") with
        {
            References = [SourceProject.Library("Library", "public static class Finder { public static int Scan(params System.Reflection.Assembly[] assemblies) => assemblies.Length; }")],
        };

        Assert.Equal(["Code.Method"], project.ChangedBy(project.Edit("=> 5", "=> 6")));
    }

    private static SourceProject Of(string program)
    {
        var parts = program.Split("##");
        return SourceProject.Of("""
            public static class Code
            {
                public static object? Method() => RESULT;
                public static object? Other() => 1;
            }
            class Roots : Workflow { protected override void Define(Flow flow) { flow.Code("a", Code.Method); flow.Code("b", Code.Other); } }
            """.Replace("RESULT", parts[1].Trim(), StringComparison.Ordinal)).With("Helpers.cs", parts[0]);
    }
}
