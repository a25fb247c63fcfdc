// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

// A batch job with a container of its own: writes reminders for a blood bank.
await using var provider = Composition.Build();
var job = provider.GetRequiredService<ReminderJob>();
var written = 0;
foreach (var donor in args)
{
    if (donor.Length < 3)
    {
        Console.Error.WriteLine($"no such donor: {donor}");
        return 1;
    }

    await job.WriteAsync(donor);
    written++;
}

Console.WriteLine($"{written} reminders");
return 0;

internal static class Composition
{
    public static ServiceProvider Build() => new ServiceCollection()
        .AddTracing("batch")
        .AddSingleton<ReminderJob>()
        .BuildServiceProvider();

    private static IServiceCollection AddTracing(this IServiceCollection services, string environment)
    {
        services.AddLogging();
        services.AddLangfuse(options => options.Environment = environment);
        return services;
    }
}

internal sealed class ReminderJob(LangfuseClient langfuse)
{
    public async Task WriteAsync(string donor)
    {
        using var trace = langfuse.StartTrace("reminder", userId: donor);
        await Task.Delay(5);
        trace.Update(output: "You may give blood again from next week.");
    }
}
