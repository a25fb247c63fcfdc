// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var kitchen = new Kitchen();
Console.WriteLine(kitchen.Cook("soup", 4));
Console.WriteLine(kitchen.ToString());

[Observe]
public sealed class Kitchen
{
    private int _plates;

    [Observe(Name = "cook", AsType = ObservationType.Chain)]
    public string Cook(string dish, int guests)
    {
        for (var i = 0; i < guests; i++)
        {
            Plate();
        }
        return $"{guests} x {dish}";
    }

    [NotObserved]
    public int Plate() => ++_plates;

    [NotObserved]
    public override string ToString() => $"{_plates} plates";
}

[NotObserved]
public static class Drawer
{
    public static int Spoons() => 12;
}
