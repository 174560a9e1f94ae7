namespace Scout.Package.Tests.Journeys;

/// <summary>One thing that the README's tour tells the reader to do.</summary>
internal abstract record TourStep
{
    private TourStep() { }

    /// <summary>A command, and the lines that the README shows below it.</summary>
    internal sealed record Command(string Line, IReadOnlyList<string> Output) : TourStep;

    /// <summary>An edit of a file, line by line.</summary>
    internal sealed record Edit(string File, IReadOnlyList<(string From, string To)> Lines) : TourStep;
}
