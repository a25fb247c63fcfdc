using System.Diagnostics;

namespace Langfuse.Observe.Benchmarks.Client;

/// <summary>What <see cref="ClientComparison"/> measures of this client. Times are the best of several rounds: what a busy machine adds is left out.</summary>
internal static class OurClient
{
    private const int Items = 2_000;
    private const int Concurrency = 50;
    private const int Rounds = 40;

    public static async Task<Dictionary<string, double>> MeasureAsync(Uri address)
    {
        await using var client = LangfuseClient.Start("comparison", options =>
        {
            (options.BaseUrl, options.PublicKey, options.SecretKey, options.PromptCacheTtl) = (address, "pk-lf-benchmark", "sk-lf-benchmark", TimeSpan.FromHours(1));
        });
        var figures = new Dictionary<string, double>();
        await PromptsAsync(client, figures);
        await ExperimentsAsync(client, figures);
        await BatchAsync(client, figures);
        return figures;
    }

    private static async Task PromptsAsync(LangfuseClient client, Dictionary<string, double> figures)
    {
        const int gets = 20_000;
        var prompt = await client.Prompts.GetTextAsync("template");
        if (Compile(prompt) != PromptTemplateText.Create())
        {
            throw new InvalidOperationException("The two texts differ.");
        }

        void Get()
        {
            for (var i = 0; i < gets; i++)
            {
                _ = client.Prompts.GetTextAsync("template");
            }
        }

        figures["hit"] = Times(Get, gets).Min();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Get();
        figures["hitBytes"] = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / gets;

        // In turn, so that what else the machine does meets both.
        const int compiles = 2_000;
        var (compile, create) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds * 5; round++)
        {
            compile.Add(Time(() => Repeat(compiles, () => Compile(prompt)), compiles));
            create.Add(Time(() => Repeat(compiles, static () => PromptTemplateText.Create()), compiles));
        }

        (figures["compile"], figures["create"]) = (compile.Min(), create.Min());
        (figures["compileMedian"], figures["createMedian"]) = (Median(compile), Median(create));
    }

    private static string Compile(TextPrompt prompt) => prompt.Compile(new
    {
        v0 = PromptTemplateText.Values[0], v1 = PromptTemplateText.Values[1], v2 = PromptTemplateText.Values[2], v3 = PromptTemplateText.Values[3], v4 = PromptTemplateText.Values[4],
    });

    private static async Task ExperimentsAsync(LangfuseClient client, Dictionary<string, double> figures)
    {
        DatasetItem[] data = [.. Enumerable.Range(0, Items).Select(static number => DatasetItem.Of(new { number }, expectedOutput: number * 2))];
        Evaluator<int>[] evaluators = [Evaluator.Create<int>("exact", static (item, output) => output == item.ExpectedOutput.GetInt32())];
        var (bare, plain, judged) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 8; round++)
        {
            bare.Add(await TimeAsync(() => Parallel.ForEachAsync(data, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, static async (item, token) => await DoubledAsync(item, token))));
            plain.Add(await TimeAsync(() => client.RunExperimentAsync("plain", data, DoubledAsync, maxConcurrency: Concurrency)));
            judged.Add(await TimeAsync(() => client.RunExperimentAsync("judged", data, DoubledAsync, evaluators, maxConcurrency: Concurrency)));
        }

        figures["bare"] = bare.Min();
        figures["experiment"] = plain.Min() - bare.Min();
        figures["judged"] = judged.Min() - bare.Min();
    }

    private static async Task<int> DoubledAsync(DatasetItem item, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return item.Input.GetProperty("number").GetInt32() * 2;
    }

    private static async Task BatchAsync(LangfuseClient client, Dictionary<string, double> figures)
    {
        TraceEvaluator[] evaluators = [TraceEvaluator.Create("length", static trace => trace.OutputText!.Length)];
        var times = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await client.EvaluateAsync(client.Traces.ListAsync(), evaluators);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / result.Evaluated);
        }

        figures["batch"] = times.Min();
        var heap = new HeapWatch(every: 500);
        await client.EvaluateAsync(client.Traces.ListAsync(), evaluators, options: new() { Progress = heap });
        (figures["heapFirst"], figures["heapLast"]) = (heap.KiB[0], heap.KiB[^1]);
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Items;
    }

    private static void Repeat(int times, Func<string> make)
    {
        for (var i = 0; i < times; i++)
        {
            _ = make();
        }
    }

    private static List<double> Times(Action run, int operations) => [.. Enumerable.Range(0, Rounds).Select(_ => Time(run, operations))];

    private static double Time(Action run, int operations)
    {
        var started = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / operations;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class HeapWatch(int every) : IProgress<BatchEvaluationProgress>
    {
        public List<double> KiB { get; } = [];

        public void Report(BatchEvaluationProgress value)
        {
            if (value.Evaluated % every == 0)
            {
                KiB.Add(GC.GetTotalMemory(forceFullCollection: true) / 1024.0);
            }
        }
    }
}
