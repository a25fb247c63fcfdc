// Right
using Langfuse.Observe;

namespace Bakery;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var tracing = new Tracing("bakery-forecast");
        var weekday = args.Length > 0 ? Enum.Parse<DayOfWeek>(args[0], ignoreCase: true) : DayOfWeek.Monday;
        var loaves = tracing.Run("forecast", weekday.ToString(), () => weekday == DayOfWeek.Saturday ? 220 : 140);
        Console.WriteLine(loaves);
        return loaves > 0 ? 0 : 1;
    }
}

internal sealed class Tracing(string service) : IAsyncDisposable
{
    private readonly LangfuseClient _client = LangfuseClient.Start(options => options.ServiceName = service);

    public T Run<T>(string name, string input, Func<T> work)
    {
        using var trace = _client.StartTrace(name, input: input);
        try
        {
            var result = work();
            trace.Update(output: result);
            return result;
        }
        catch (Exception e)
        {
            trace.Fail(e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
