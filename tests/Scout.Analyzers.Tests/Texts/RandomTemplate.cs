namespace Scout.Analyzers.Tests.Texts;

/// <summary>A random template or condition in a random source.</summary>
internal sealed record RandomTemplate(string Source, bool IsCondition, List<RandomPart> Parts);
