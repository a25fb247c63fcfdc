// Planted: LFO5013
using Langfuse.Observe;

public interface ITranslator { Task<string> TranslateAsync(string text); }

public class Traced(ITranslator inner, LangfuseClient langfuse) : ITranslator
{
    public Task<string> TranslateAsync(string text)
    {
        using var generation = langfuse.StartObservation("translate", ObservationType.Generation, input: text);
        var result = inner.TranslateAsync(text);
        return result;
    }
}
