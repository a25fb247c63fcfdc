// Planted: LFO5001|LFO5005
using Langfuse.Observe;

// roster: plans shifts for a hospital ward
ITelemetry telemetry = args.Contains("--quiet") ? new NoTelemetry() : new LangfuseTelemetry();
try
{
    foreach (var nurse in args.Where(a => !a.StartsWith("--")))
    {
        telemetry.Record("plan-shift", nurse, nurse.Length > 4 ? "late" : "early");
    }
}
finally
{
    telemetry.Close();
}

interface ITelemetry
{
    void Record(string name, string input, string output);

    void Close();
}

sealed class NoTelemetry : ITelemetry
{
    public void Record(string name, string input, string output) => Console.WriteLine($"{input}: {output}");

    public void Close() { }
}

sealed class LangfuseTelemetry : ITelemetry
{
    private readonly LangfuseClient _client = LangfuseClient.Start();
    private bool _closed;

    public void Record(string name, string input, string output)
    {
        if (_closed)
        {
            return;
        }

        using var trace = _client.StartTrace("shift", input: input);
        trace.Update(output: output, metadata: new { name });
        Console.WriteLine($"{input}: {output}");
    }

    public void Close() => _closed = true;
}
