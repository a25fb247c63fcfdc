using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.Environment = "staging";
    options.Mask = (context, text) => text.Replace("secret", "***", StringComparison.Ordinal);   // every field, before it leaves the thread
});
builder.Services.AddLangfuse("evaluation", options =>                                            // a second project has keys of its own
{
    options.PublicKey = builder.Configuration["EVALUATION_PUBLIC_KEY"];
    options.SecretKey = builder.Configuration["EVALUATION_SECRET_KEY"];
});
builder.Services.AddHostedService<Questions>();

// The host flushes when it stops.
await builder.Build().RunAsync();

/// <summary>Answers one question and stops the host.</summary>
internal sealed class Questions(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine(await AnswerAsync("my secret question", stoppingToken));
        Console.WriteLine(Judge("a good answer"));
        lifetime.StopApplication();
    }

    [Observe]
    private static async Task<string> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return "an answer to: " + question;
    }

    [Observe(AsType = ObservationType.Evaluator, Project = "evaluation")]
    private static double Judge(string answer) => answer.Contains("good", StringComparison.Ordinal) ? 1 : 0;
}
