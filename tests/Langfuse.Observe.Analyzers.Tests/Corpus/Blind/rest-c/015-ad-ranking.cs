// Planted: LFO1014
using Langfuse.Observe;

namespace Ads;

public static class Sampling
{
    public const double RankingPercent = 2.5;
    public const double BillingShare = 1;
}

public sealed record Ad(string Id, double Bid, double Quality);

public static class Ranking
{
    [Observe(Name = "rank-ads", SampleRate = Sampling.RankingPercent)]
    public static Ad[] Rank(Ad[] ads, string query)
    {
        var words = query.Split(' ');
        return [.. ads.OrderByDescending(ad => ad.Bid * ad.Quality * (1 + words.Count(ad.Id.Contains)))];
    }

    [Observe(Name = "bill-click", SampleRate = Sampling.BillingShare)]
    public static double Bill(Ad ad, Ad? next) => next is null ? ad.Bid / 2 : next.Bid * next.Quality / ad.Quality;
}
