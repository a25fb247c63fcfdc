// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "user-rating", "type": "numeric", "min": 1, "max": 5 }, { "name": "user-ratings", "type": "numeric", "min": 0 } ] }

namespace Cinema;

public sealed class Ratings(LangfuseClient langfuse)
{
    private readonly Dictionary<string, List<int>> _byFilm = [];

    public void Add(string film, int stars)
    {
        if (stars is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(stars));
        }

        if (!_byFilm.TryGetValue(film, out var ratings))
        {
            _byFilm[film] = ratings = [];
        }

        ratings.Add(stars);
        var traceId = LangfuseClient.CreateTraceId(seed: film);
        langfuse.Score("user-rating", stars, traceId: traceId);
        langfuse.Score("user-ratings", ratings.Count, traceId: traceId, scoreId: $"count-{film}");
    }
}
