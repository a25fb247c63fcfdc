using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>What a careful developer writes with ActivitySource and System.Text.Json to record the same.</summary>
public static class HandWritten
{
    public static readonly ActivitySource Source = new("hand-written");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add(int a, string b)
    {
        using var activity = Source.StartActivity("Add");
        activity?.SetTag("langfuse.observation.type", "span");
        activity?.SetTag("langfuse.observation.input", JsonSerializer.Serialize(new { a, b }));
        try
        {
            var result = a + b.Length;
            activity?.SetTag("langfuse.observation.output", JsonSerializer.Serialize(result));
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    public static async Task<int> AddAsync(int a, string b)
    {
        using var activity = Source.StartActivity("AddAsync");
        activity?.SetTag("langfuse.observation.type", "span");
        activity?.SetTag("langfuse.observation.input", JsonSerializer.Serialize(new { a, b }));
        try
        {
            await Task.CompletedTask;
            var result = a + b.Length;
            activity?.SetTag("langfuse.observation.output", JsonSerializer.Serialize(result));
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    public static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
