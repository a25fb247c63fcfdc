// Planted: LFO5013
using Langfuse.Observe;

namespace QuestMaker;

public interface IStoryModel
{
    IAsyncEnumerable<string> StreamAsync(string prompt, CancellationToken cancellationToken);
}

public sealed class QuestWriter
{
    private readonly IStoryModel _model;
    private readonly LangfuseClient _langfuse;

    public QuestWriter(IStoryModel model, LangfuseClient langfuse)
    {
        _model = model;
        _langfuse = langfuse;
    }

    public IAsyncEnumerable<string> WriteAsync(string hero, CancellationToken cancellationToken = default)
    {
        var prompt = $"A quest for {hero} in four sentences.";
        using var generation = _langfuse.StartGeneration("quest", model: "gpt-4o-mini", input: prompt);
        var pieces = _model.StreamAsync(prompt, cancellationToken);
        return pieces;
    }
}
