namespace Scout.Revisions.Channel;

/// <summary>Where answers of models are kept, so that a question that has not changed is not paid twice.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Repetition">Which repetition of its case the run is, from 0 on: each has answers of its own, so that a lucky one does not stand in for the model.</param>
/// <param name="IsFresh">Whether models are asked in any case; what they answer is kept.</param>
internal sealed record KeptAnswers(string Folder, int Repetition, bool IsFresh)
{
    /// <summary>For how long an answer counts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);
}
