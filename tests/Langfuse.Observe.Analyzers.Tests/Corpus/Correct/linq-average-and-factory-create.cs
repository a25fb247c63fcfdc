// Correct
using Langfuse.Observe;

public static class Numbers
{
    [Observe]
    public static double Mean(IEnumerable<double> values) => values.Average();

    [Observe]
    public static Uri Site(string host) => Factory.Create("https", host);
}

public static class Factory
{
    public static Uri Create(string name, string host) => new(name + "://" + host);
}
