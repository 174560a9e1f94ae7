using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Everything in the compilation that one or more symbols reach.</summary>
internal sealed class CodeClosure
{
    private const int MostParts = 1000;

    private readonly FingerprintCompilation _compilation;
    private readonly HashSet<Reach> _reached = [];

    public CodeClosure(FingerprintCompilation compilation, IEnumerable<Reach> roots)
    {
        _compilation = compilation;
        Follow(roots);
        while (LateInitializers() is { Count: > 0 } late)
        {
            Follow(late);
        }
    }

    /// <summary>The names of the other assemblies that are used, sorted.</summary>
    public IReadOnlyList<string> Assemblies =>
        [.. Parts.SelectMany(part => part.Others.Assemblies).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The types of those that are used, sorted; see <see cref="OtherCode.Types"/>.</summary>
    public IReadOnlyList<string> Types => Assemblies.Count == 0
        ? []
        : [.. Parts.SelectMany(part => part.Others.Types).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>What the hash is over, one line for each part: sorted, so that the order of files says nothing.</summary>
    public IReadOnlyList<string> Lines =>
        [
            "scout code 1 overflow=" + (_compilation.Compilation.Options.CheckOverflow ? "checked" : "unchecked") + " unsafe=" + (_compilation.Compilation.Options.AllowUnsafe ? "yes" : "no"),
            .. Parts.Select(part => part.Line).Where(line => line.Length > 0).Concat(Orders()).OrderBy(line => line, StringComparer.Ordinal),
        ];

    /// <summary>What people are told about <see cref="Lines"/>: a name and the beginning of a hash each, sorted; none where they are too many to keep.</summary>
    public IReadOnlyList<string> Record
    {
        get
        {
            List<string> record =
            [
                "options " + Sha256.Short(Lines[0]),
                .. Parts.Select(part => part.Record).Where(line => line.Length > 0),
                .. Orders().Select(order => order.Split(' ')).Select(order => $"order {order[1]} {Sha256.Short(string.Join(" ", order))}"),
            ];
            return record.Count > MostParts ? [] : [.. record.Distinct(StringComparer.Ordinal).OrderBy(line => line, StringComparer.Ordinal)];
        }
    }

    public string Fingerprint => "sha256:" + Sha256.Hex(string.Join("\n", Lines));

    private IEnumerable<CodePart> Parts => _reached.Select(_compilation.Part);

    private void Follow(IEnumerable<Reach> roots) => Follow(_compilation, _reached, roots);

    /// <summary>Initialisers run in the order of the fields, and data is serialised in it: what order the reached ones of a type have.</summary>
    private IEnumerable<string> Orders() =>
        from reach in _reached
        where reach.Symbol is IFieldSymbol { IsConst: false } or IPropertySymbol { IsIndexer: false }
        let syntax = reach.Symbol.DeclaringSyntaxReferences.FirstOrDefault()
        where syntax is not null
        let declaration = syntax.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()
        group (reach.Symbol, syntax.Span.Start) by (declaration, reach.Symbol.IsStatic) into part
        where part.Count() > 1
        select "order " + string.Join(" ", part.OrderBy(member => member.Start).Select(member => _compilation.Ids.Of(member.Symbol)));

    /// <summary>Initialisers of fields that are not used, but which may change a static field that is.</summary>
    private List<Reach> LateInitializers()
    {
        var used = Statics(_reached);
        if (used.Count == 0)
        {
            return [];
        }

        return [.. _reached
            .Where(reach => reach.Kind == ReachKind.Statics)
            .SelectMany(reach => ((INamedTypeSymbol)reach.Symbol).GetMembers())
            .Where(member => member.IsStatic && member is IFieldSymbol { IsConst: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: true })
            .Where(HasInitializer)
            .Concat(_compilation.ModuleInitializers)
            .Select(member => new Reach(member, ReachKind.Member))
            .Where(reach => !_reached.Contains(reach) && _compilation.StaticsOf(reach).Overlaps(used))];
    }

    /// <summary>The static state among what is reached; what cannot change is none.</summary>
    public static HashSet<ISymbol> Statics(IEnumerable<Reach> reached) => new(
        reached.Select(reach => reach.Symbol).Where(symbol => symbol.IsStatic && symbol switch
        {
            IFieldSymbol { IsConst: true } => false,
            IFieldSymbol { IsReadOnly: true } field => !IsValue(field.Type),
            IFieldSymbol => true,
            IPropertySymbol { SetMethod: null } property => HasInitializer(property) && !IsValue(property.Type),
            IPropertySymbol => true,
            _ => false,
        }),
        SymbolEqualityComparer.Default);

    /// <summary>Adds what symbols reach, without what may run by chance.</summary>
    public static HashSet<Reach> Follow(FingerprintCompilation compilation, HashSet<Reach> reached, IEnumerable<Reach> roots)
    {
        var pending = new Stack<Reach>(roots);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (reached.Add(next))
            {
                foreach (var reach in compilation.Part(next).Reaches)
                {
                    pending.Push(reach);
                }
            }
        }

        return reached;
    }

    private static bool IsValue(ITypeSymbol type) => type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime || type.TypeKind == TypeKind.Enum;

    private static bool HasInitializer(ISymbol member) => member.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .Any(syntax => syntax is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });
}
