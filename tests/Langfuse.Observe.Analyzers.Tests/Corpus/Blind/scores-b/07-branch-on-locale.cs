// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "fluency", "type": "numeric", "min": 1, "max": 5 }, { "name": "register", "type": "categorical", "categories": ["formal", "casual"] } ] }

namespace Translation.Review;

public sealed class Reviewer
{
    [Observe(Name = "review-translation", AsType = ObservationType.Evaluator)]
    public async Task<bool> ReviewAsync(string locale, string text)
    {
        await Task.Yield();
        try
        {
            LangfuseContext.ScoreCurrentObservation("fluency", Fluency(text));
            LangfuseContext.ScoreCurrentObservation("register", text.Contains("Sie ") ? "formal" : "casual");
            return true;
        }
        catch (ArgumentException error)
        {
            LangfuseContext.ScoreCurrentTrace("review_crashed", true, comment: $"{locale}: {error.Message}");
            return false;
        }
    }

    private static int Fluency(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return text.Split(' ').Length > 3 ? 4 : 2;
    }
}
