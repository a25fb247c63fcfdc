// Planted: LFO5001
using Langfuse.Observe;

var lf = LangfuseClient.Start();
try
{
    using var trace = lf.StartTrace("nightly-eval");
    var score = Evaluate(args);
    trace.Score("accuracy", score);
    if (score < 0.8)
    {
        Console.Error.WriteLine("below threshold");
        return 1;
    }
}
catch (Exception ex)
{
    Console.Error.WriteLine(ex);
}

await lf.FlushAsync();
return 0;

static double Evaluate(string[] cases) => cases.Length / 10.0;
