// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start(options =>
{
    options.ServiceName = "recipe-cli";
    options.FlushAt = 200;
});
AppDomain.CurrentDomain.ProcessExit += async (_, _) => await langfuse.FlushAsync(TimeSpan.FromSeconds(3));

foreach (var dish in args)
{
    foreach (var step in await Kitchen.StepsAsync(dish))
    {
        Console.WriteLine($"  {step}");
    }
}

internal static class Kitchen
{
    [Observe(Name = "recipe-steps", AsType = ObservationType.Chain)]
    public static async Task<string[]> StepsAsync(string dish)
    {
        var ingredients = await IngredientsAsync(dish);
        return [$"Prepare {string.Join(", ", ingredients)}", $"Cook the {dish}", "Serve"];
    }

    [Observe(AsType = ObservationType.Retriever)]
    private static async Task<string[]> IngredientsAsync(string dish)
    {
        await Task.Delay(5);
        return dish.EndsWith("soup", StringComparison.Ordinal) ? ["stock", "leek"] : ["flour", "eggs"];
    }
}
