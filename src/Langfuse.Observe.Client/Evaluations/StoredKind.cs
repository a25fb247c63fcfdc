namespace Langfuse.Observe.Evaluations;

/// <summary>What an evaluation must know of what it judges: how it is called, found again and scored.</summary>
/// <param name="Noun">Many of them, in a sentence.</param>
/// <param name="Id">The id, which is also what the ids of its scores are made from.</param>
/// <param name="Time">When it began; lists have the newest first.</param>
/// <param name="Target">What a score of it names.</param>
internal sealed record StoredKind<TRecord>(string Noun, Func<TRecord, string> Id, Func<TRecord, DateTimeOffset> Time, Func<TRecord, ScoreTarget> Target)
{
    /// <summary>Fetches what a list leaves out, before it is judged.</summary>
    public Func<TRecord, CancellationToken, Task<TRecord>>? Complete { get; init; }
}
