// Planted: LFO4008
using Langfuse.Observe;

namespace Nursery.Menu;

public enum Finding
{
    None,
    Nuts,
    Sugar,
}

public sealed class MenuEvaluators
{
    public Evaluator<string> Advice { get; } = Evaluator.Create<string>(
        "dietician-advice",
        (item, output) => new Evaluation(Describe(Find(output)), dataType: ScoreDataType.Text));

    public Evaluator<string> NutFree { get; } = Evaluator.Create<string>("nut-free", (item, output) => Find(output) != Finding.Nuts);

    private static Finding Find(string menu) =>
        menu.Contains("nut") ? Finding.Nuts : menu.Contains("syrup") ? Finding.Sugar : Finding.None;

    private static string Describe(Finding finding) => finding switch
    {
        Finding.Nuts => "Contains nuts: not for the blue group",
        Finding.Sugar => "Too sweet for a weekday",
        _ => string.Empty,
    };
}
