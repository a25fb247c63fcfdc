using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Puts the parts of the evaluation together.</summary>
internal static class EvaluationServices
{
    public static void AddEvaluation(this IServiceCollection services, LangfuseLocalServerOptions options)
    {
        services.AddSingleton(SecretBox.Open(options.DatabasePath, Environment.GetEnvironmentVariable(SecretBox.Variable)));
        services.AddSingleton(new HostEvaluators(options.Evaluators));
        services.AddSingleton<EvaluationSignal>();
        services.AddSingleton<EvaluatorLibrary>();
        services.AddSingleton<RuleLibrary>();
        services.AddSingleton<RuleScanner>();
        services.AddSingleton<RunQueue>();
        services.AddSingleton<Explanation>();
        services.AddSingleton<RunWorker>();
        services.AddSingleton<JudgeTrace>();
        services.AddSingleton<IJudge, ChatJudge>();
        services.AddHostedService<EvaluationService>();
    }
}
