// Planted: LFO1001
using Langfuse.Observe;

namespace Moderation;

public sealed record Verdict(bool Allowed, string Reason);

public abstract class ModerationStage
{
    [Observe(Name = "moderate", AsType = ObservationType.Chain)]
    public async Task<Verdict> RunAsync(string comment, CancellationToken cancellationToken = default)
    {
        var normalized = comment.Trim().ToLowerInvariant();
        return normalized.Length == 0
            ? new Verdict(true, "empty")
            : await InspectAsync(normalized, cancellationToken);
    }

    [Observe(AsType = ObservationType.Guardrail)]
    protected abstract ValueTask<Verdict> InspectAsync(string comment, CancellationToken cancellationToken);
}

public sealed class BlockListStage(IReadOnlySet<string> blocked) : ModerationStage
{
    protected override ValueTask<Verdict> InspectAsync(string comment, CancellationToken cancellationToken)
    {
        foreach (var word in comment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (blocked.Contains(word))
            {
                return ValueTask.FromResult(new Verdict(false, "blocked word"));
            }
        }

        return ValueTask.FromResult(new Verdict(true, "clean"));
    }
}
