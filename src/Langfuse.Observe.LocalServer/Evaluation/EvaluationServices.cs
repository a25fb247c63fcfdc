using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Puts the parts of the evaluation together.</summary>
internal static class EvaluationServices
{
    public static void AddEvaluation(this IServiceCollection services, LangfuseLocalServerOptions options)
    {
        services.AddSingleton(SecretBox.Open(SecretBox.PlaceFor(options), Environment.GetEnvironmentVariable(SecretBox.Variable)));
        services.AddSingleton(new HostEvaluators(options.Evaluators));
        services.AddSingleton<EvaluatorLibrary>();
        services.AddSingleton<RuleLibrary>();
        services.AddSingleton<RuleScanner>();
        services.AddSingleton<RunQueue>();
        services.AddSingleton<Explanation>();
        services.AddSingleton<RunDesk>();
        services.AddSingleton<RunPruning>();
        services.AddSingleton<RunWorker>();
        services.AddSingleton<JudgeTrace>();
        services.AddSingleton<JudgeTrust>();
        services.AddSingleton<Trial>();
        services.AddSingleton<DryRuns>();
        services.AddSingleton<IJudge, ChatJudge>();
        services.AddHostedService<EvaluationService>();
    }
}
