using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Fixes;

namespace Scout.Analyzers.Tests.Pages;

/// <summary>A descriptor and its name: that of the class that has no other, <c>BlockId</c> of <c>BlockIdRule</c>, else that of its row in a table.</summary>
internal sealed record NamedRule(string Name, DiagnosticDescriptor Descriptor)
{
    private const string Only = "Descriptor";
    private const string Suffix = "Rule";

    public static ImmutableArray<Type> Fixers { get; } =
        [.. typeof(ReplacementFixer).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))];

    public static ImmutableArray<NamedRule> All { get; } =
    [
        .. typeof(WorkflowAnalyzer).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => new NamedRule(field.Name == Only ? NameOf(field.DeclaringType!) : field.Name, (DiagnosticDescriptor)field.GetValue(null)!))
            .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>The severity as pages write it.</summary>
    public string Severity => Descriptor.DefaultSeverity.ToString().ToLowerInvariant();

    /// <summary>What mends it; null where nothing does.</summary>
    public Type? Fixer => Fixers.SingleOrDefault(fixer => ((CodeFixProvider)Activator.CreateInstance(fixer)!).FixableDiagnosticIds.Contains(Descriptor.Id));

    /// <summary>The name of what reports it together with others, so that its tests may be theirs; null where it is reported alone.</summary>
    public string? Table => AllRules.All.Where(rule => rule.Reports.Length > 1 && rule.Reports.Contains(Descriptor)).Select(rule => NameOf(rule.GetType())).FirstOrDefault();

    /// <summary>The name of a rule's class without what all of them end in.</summary>
    private static string NameOf(Type rule) => rule.Name.EndsWith(Suffix, StringComparison.Ordinal) ? rule.Name[..^Suffix.Length] : rule.Name;
}
