// Right
using Langfuse.Observe;

namespace Moderation.Stages;

public interface IStage
{
    Task<bool> PassesAsync(string comment);
}

public abstract class Stage : IStage
{
    [Observe(Name = "stage", AsType = ObservationType.Guardrail)]
    public virtual async Task<bool> PassesAsync(string comment)
    {
        var text = Prepare(comment);
        return text.Length > 0 && await InspectAsync(text);
    }

    protected virtual string Prepare(string comment) => comment.Trim();

    protected abstract Task<bool> InspectAsync(string text);
}

public sealed class LinkStage : Stage
{
    protected override Task<bool> InspectAsync(string text) =>
        Task.FromResult(!text.Contains("http", StringComparison.OrdinalIgnoreCase));
}
