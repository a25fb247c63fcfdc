// Planted: LFO1006
using Langfuse.Observe;

public class Report
{
    [Observe]
    public int Total(IQueryable<decimal> amounts) => amounts.Count();
}
