using System.Globalization;

namespace Langfuse.Observe.Client.Child;

/// <summary>An experiment of which every twentieth task fails, with an evaluator that takes its time: to be killed in the middle, and run again.</summary>
internal static class Experiment
{
    private static readonly TimeSpan s_evaluation = TimeSpan.FromMilliseconds(150);

    public static async Task<int> RunAsync(string dataset, string resumeFile)
    {
        await using var langfuse = LangfuseClient.Start();
        var result = await (await langfuse.Datasets.GetAsync(dataset)).RunExperimentAsync(
            "killed",
            task: async (item, token) =>
            {
                await Task.Delay(1, token);
                var number = item.Input.GetProperty("number").GetInt32();
                return number % 20 == 0 ? throw new InvalidOperationException("every twentieth fails") : number * 2;
            },
            evaluators:
            [
                Evaluator.Create<int>("exact", static (item, output) => output == item.ExpectedOutput.GetInt32()),
                Evaluator.CreateAsync<int>("slow", static async (item, output, token) =>
                {
                    await Task.Delay(s_evaluation, token);
                    return output;
                }),
            ],
            runEvaluators: [RunEvaluator.Average("exact")],
            maxConcurrency: 8,
            options: new() { ResumeFile = resumeFile });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {result.Items.Count} {result.FailedItems.Count()} {result.Value("exact")} {result.RunName}"));
        return result.Delivery!.IsComplete ? 0 : 1;
    }
}
