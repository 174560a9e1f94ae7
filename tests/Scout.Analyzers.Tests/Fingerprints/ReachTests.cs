namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Small programs with one method that an edit must change, and one that it must not.</summary>
public sealed class ReachTests
{
    public static TheoryData<string, string, string, string> Programs => new()
    {
        { "a static constructor", "static class H { public static int X; static H() { X = 5; } }  ## H.X", "X = 5", "X = 6" },
        { "a static constructor before a static method", "static class H { static H() { Console.Write(5); } public static int F() => 1; } ## H.F()", "Write(5)", "Write(6)" },
        { "an unused initialiser that changes a used field", "static class H { public static int X = 1; static int _y = Set(); static int Set() => X = 5; } ## H.X", "X = 5", "X = 6" },
        { "an unused initialiser that fills a used list", "static class H { public static readonly List<int> L = []; static bool _y = R.Add(7); } static class R { public static bool Add(int x) { H.L.Add(x); return true; } } ## H.L.Count", "R.Add(7)", "R.Add(8)" },
        { "a module initialiser", "static class H { public static int X; [System.Runtime.CompilerServices.ModuleInitializer] internal static void Go() => X = 5; } ## H.X", "X = 5", "X = 6" },
        { "the order of static fields", "static class H { public static int A = 1; public static int B = A + 1; } ## H.A + H.B", "A = 1; public static int B = A + 1", "B = A + 1; public static int A = 1" },
        { "the order of a record's properties", "record P { public int A { get; init; } public int B { get; init; } } ## new P()", "A { get; init; } public int B", "B { get; init; } public int A" },
        { "the base's constructor", "class B { public int V; public B() { V = 5; } } class D : B { } ## new D().V", "V = 5", "V = 6" },
        { "an inherited field", "class B { public int V = 5; } class D : B { } ## new D()", "V = 5", "V = 6" },
        { "an implementation that a base gives", "interface I { int F(); } class B { public int F() => 5; } class D : B, I { } ## ((I)new D()).F()", "F() => 5", "F() => 6" },
        { "a kind of shape that a container makes", "interface I { int F(); } class D : I { public int F() => 5; } ## ((I)Activator.CreateInstance<I>()!).F()", "F() => 5", "F() => 6" },
        { "a kind of shape that a deserialiser makes", "abstract class B { public abstract int F(); } class D : B { public override int F() => 5; } ## System.Text.Json.JsonSerializer.Deserialize<B>(\"\")!.F()", "F() => 5", "F() => 6" },
        { "a converter in an attribute", "[System.ComponentModel.TypeConverter(typeof(C))] class T { } class C { static int Hidden() => 5; } ## new T()", "Hidden() => 5", "Hidden() => 6" },
        { "a collection's builder", "[System.Runtime.CompilerServices.CollectionBuilder(typeof(B), \"Make\")] class L : List<int> { } static class B { public static L Make(ReadOnlySpan<int> s) => new() { s.Length + 5 }; } static class H { public static int F() { L l = [1, 2]; return l.Count; } } ## H.F()", "+ 5", "+ 6" },
        { "an extension Add in a collection expression", "class L : System.Collections.IEnumerable { public int N; public System.Collections.IEnumerator GetEnumerator() => throw new Exception(); } static class E { public static void Add(this L l, int x) => l.N += x + 5; } static class H { public static int F() { L l = [1, 2]; return l.N; } } ## H.F()", "x + 5", "x + 6" },
        { "an extension GetEnumerator", "static class E { public static IEnumerator<int> GetEnumerator(this int n) { yield return n + 5; } } static class H { public static int S() { foreach (var x in 3) { return x; } return 0; } } ## H.S()", "n + 5", "n + 6" },
        { "an extension GetAwaiter", "static class E { public static System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter(this int n) => Task.FromResult(n + 5).GetAwaiter(); } static class H { public static async Task<int> S() => await 3; } ## H.S()", "n + 5", "n + 6" },
        { "an extension Deconstruct in a pattern", "static class E { public static void Deconstruct(this Uri u, out int a, out int b) { a = 5; b = 0; } } ## new Uri(\"a:b\") is (5, _)", "a = 5", "a = 6" },
        { "a query's methods", "class Q { public int V; public Q Select(Func<int, int> f) => new() { V = f(5) }; } ## (from x in new Q() select x).V", "f(5)", "f(6)" },
        { "an implicit conversion", "class A { public int V; public static implicit operator A(int v) => new() { V = v + 5 }; } static class H { public static int F(A a) => a.V; } ## H.F(1)", "v + 5", "v + 6" },
        { "a better overload", "static class H { public static int F(long x) => 1; } ## H.F(1)", "F(long x) => 1;", "F(long x) => 1; public static int F(int x) => 1;" },
        { "a type argument", "class A { } class B { } static class H { public static string F<T>() => typeof(T).Name; } ## H.F<A>()", "H.F<A>", "H.F<B>" },
        { "a type argument of the container", "class A { } class B { } static class H<T> { public static string F() => typeof(T).Name; } ## H<A>.F()", "H<A>.F", "H<B>.F" },
        { "which type parameter is meant", "class P<T, U> { public string F() => typeof(T).Name; } ## new P<int, string>().F()", "typeof(T)", "typeof(U)" },
        { "the name of an anonymous property", "static class H { public static object F(int a, int b) => new { a }; } ## H.F(1, 2)", "new { a }", "new { b = a }" },
        { "the text of an argument", "static class H { public static void F(object? first, object? second) { ArgumentNullException.ThrowIfNull(first); } public static int G(object x) { F(x, x); return 1; } } ## H.G(\"\")", "F(object? first, object? second) { ArgumentNullException.ThrowIfNull(first)", "F(object? other, object? second) { ArgumentNullException.ThrowIfNull(other)" },
        { "a name said by nameof", "static class H { public static string F(int a) => nameof(a); } ## H.F(1)", "F(int a) => nameof(a)", "F(int b) => nameof(b)" },
        { "the order of named arguments", "static class H { static int _n; public static int N() => ++_n; public static int F(int a, int b) => a - b; } ## H.F(a: H.N(), b: H.N())", "F(a: H.N(), b: H.N())", "F(b: H.N(), a: H.N())" },
        { "a partial method's implementation", "static partial class H { public static partial int F(); } static partial class H { public static partial int F() => 5; } ## H.F()", "F() => 5", "F() => 6" },
        { "a partial property's implementation", "static partial class H { public static partial int F { get; } } static partial class H { public static partial int F { get => 5; } } ## H.F", "get => 5", "get => 6" },
        { "the pattern of a generated regex", "static partial class H { [System.Text.RegularExpressions.GeneratedRegex(\"5\")] public static partial System.Text.RegularExpressions.Regex F(); public static partial System.Text.RegularExpressions.Regex F() => null!; } ## H.F()", "\"5\"", "\"6\"" },
        { "a local function", "static class H { public static int F() { int L() => 5; return L(); } } ## H.F()", "L() => 5", "L() => 6" },
        { "which local is meant", "static class H { public static int F(int a, int b) { int c = a; return c - b; } } ## H.F(1, 2)", "c - b", "c - a" },
        { "an event's accessor", "class H { public event Action E { add { Console.Write(5); } remove { } } } static class G { public static int F() { new H().E += () => { }; return 0; } } ## G.F()", "Write(5)", "Write(6)" },
        { "an indexer", "class H { public int this[int i] => i + 5; } ## new H()[1]", "i + 5", "i + 6" },
        { "an index from the end", "class H { public int Length => 5; public int this[int i] => i; } ## new H()[^1]", "Length => 5", "Length => 6" },
        { "a delegate's default", "delegate int D(int x = 5); static class H { public static int F() { D d = (int x = 5) => x; return d(); } } ## H.F()", "D(int x = 5)", "D(int x = 6)" },
        { "a lambda in a static field", "static class H { public static Func<int> F = () => 5; } ## H.F()", "() => 5", "() => 6" },
        { "a method group", "static class H { public static int G(int x) => x + 5; } ## new[] { 1 }.Select(H.G).Sum()", "x + 5", "x + 6" },
        { "dispose of a ref struct", "ref struct S { public void Dispose() => Console.Write(5); } static class H { public static int F() { using var s = new S(); return 1; } } ## H.F()", "Write(5)", "Write(6)" },
        { "the operator true", "class T { public static bool operator true(T t) => 5 > 1; public static bool operator false(T t) => false; } static class H { public static int F() { if (new T()) { return 1; } return 2; } } ## H.F()", "5 > 1", "0 > 1" },
        { "a user's increment", "class T { public int V; public static T operator ++(T t) => new() { V = t.V + 5 }; } static class H { public static int F() { var t = new T(); t++; return t.V; } } ## H.F()", "t.V + 5", "t.V + 6" },
        { "a custom task's builder", "[System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(B))] class T { } class B { public static B Create() => new(); public T Task => new(); public void SetResult() => Console.Write(5); public void SetException(Exception e) { } public void Start<M>(ref M m) where M : System.Runtime.CompilerServices.IAsyncStateMachine { } public void SetStateMachine(System.Runtime.CompilerServices.IAsyncStateMachine m) { } public void AwaitOnCompleted<A, M>(ref A a, ref M m) { } public void AwaitUnsafeOnCompleted<A, M>(ref A a, ref M m) { } } static class H { public static async T F() { await Task.Yield(); } } ## H.F()", "Write(5)", "Write(6)" },
        { "a with expression's property", "record R { public int X { get; init => field = value + 5; } } ## new R() with { X = 1 }", "value + 5", "value + 6" },
        { "a record's PrintMembers", "record R { protected virtual bool PrintMembers(System.Text.StringBuilder b) => b.Length > 5; } ## new R().ToString()", "> 5", "> 6" },
        { "a static abstract implementation", "interface I<T> where T : I<T> { static abstract int F(); } class A : I<A> { public static int F() => 5; } static class H { public static int G<T>() where T : I<T> => T.F(); } ## H.G<A>()", "F() => 5", "F() => 6" },
        { "a parameter of a primary constructor", "class A(int x, int y) { public int F() => x; public int G() => y; } ## new A(1, 2).F()", "F() => x", "F() => y" },
        { "a static member of an extension block", "static class E { extension(string) { public static int Five => 5; } } ## string.Five", "=> 5", "=> 6" },
        { "the receiver of an extension block", "static class E { extension(ref int n) { public int Up() { n++; return n; } } } static class H { public static int F() { var n = 1; n.Up(); return n; } } ## H.F()", "extension(ref int n)", "extension(int n)" },
        { "an extension operator", "class V { public int N; } static class E { extension(V) { public static V operator +(V a, V b) => new() { N = a.N + b.N + 5 }; } } ## (new V() + new V()).N", "+ 5", "+ 6" },
        { "an unbounded attribute of a used method", "static class H { [System.ComponentModel.Description(\"5\")] public static int F() => 1; } ## H.F()", "\"5\"", "\"6\"" },
        { "checked arithmetic", "static class H { public static int F(int x) => unchecked(x + 5); } ## H.F(1)", "unchecked(", "checked(" },
        { "what the project registers as services", "[Scout.WorkflowServices] static class S { public static void Configure(List<int> services) => services.Add(5); } ## Scout.CodeContext.Current.Services.GetService(typeof(int))", "Add(5)", "Add(6)" },
        { "a goto", "static class H { public static int F() { goto b; a: return 1; b: return 2; } public static int G() => 0; } ## H.F()", "goto b", "goto a" },
        { "text in a raw string", "static class H { public static string F(int x) => $$\"\"\"{ 5 {{x}} }\"\"\"; } ## H.F(1)", "{ 5 ", "{ 6 " },
        { "the format of a hole", "static class H { public static string F(int x) => $\"{x:D5}\"; } ## H.F(1)", ":D5", ":D6" },
        { "a parameter's name of a record", "record R(int First); ## new R(1)", "int First", "int Second" },
        { "the type of a double", "static class H { public static object F() => 5; } ## H.F()", "=> 5", "=> 5d" },
        { "an alias", "static class H { public static object F() => new Alias(); } ## H.F()", "using Alias = System.Text.StringBuilder;", "using Alias = System.IO.StringWriter;" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Reaches(string what, string program, string before, string after)
    {
        var parts = program.Split("##");
        var project = SourceProject.Of("""
            public static class Code
            {
                public static object? Method() => RESULT;
                public static object? Other() => 1;
            }
            class Roots : Workflow { protected override void Define(Flow flow) { flow.Code("a", Code.Method); flow.Code("b", Code.Other); } }
            """.Replace("RESULT", parts[1].Trim(), StringComparison.Ordinal)).With("Helpers.cs", "using Alias = System.Text.StringBuilder;\n" + parts[0]);

        Assert.True(what.Length > 0);
        Assert.Equal(["Code.Method"], project.ChangedBy(project.Edit(before, after)));
    }
}
