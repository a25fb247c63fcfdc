using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Asks a model.</summary>
internal interface IJudge
{
    /// <exception cref="JudgeException">There is no answer; the exception says what follows from it.</exception>
    Task<JudgeReply> AskAsync(LlmConnection connection, JudgeQuestion question, CancellationToken cancellationToken);
}

/// <summary>The text of an answer and what it used.</summary>
internal sealed record JudgeReply(string Text, string? Model, long? InputTokens, long? OutputTokens);
