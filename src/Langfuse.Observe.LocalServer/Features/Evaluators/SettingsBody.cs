using Langfuse.Observe.LocalServer.Evaluation;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Reads the bounds of judges; what is left out stays, null takes a bound away.</summary>
internal static class SettingsBody
{
    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static EvaluationSettings Read(BodyReader body, EvaluationSettings before)
    {
        body.Only("defaultModel", "maxConcurrency", "callsPerDay", "costPerDay", "maxAttempts", "callTimeoutSeconds", "retrySeconds");
        var read = before with
        {
            DefaultModel = body.IsNull("defaultModel") ? null : ReadModel(body) ?? before.DefaultModel,
            MaxConcurrency = body.Whole("maxConcurrency", 1, 100) ?? before.MaxConcurrency,
            CallsPerDay = body.IsNull("callsPerDay") ? null : body.Whole("callsPerDay", 0) ?? before.CallsPerDay,
            CostPerDay = body.IsNull("costPerDay") ? null : Within(body, "costPerDay", 0, double.MaxValue) ?? before.CostPerDay,
            MaxAttempts = body.Whole("maxAttempts", 1, 20) ?? before.MaxAttempts,
            CallTimeoutSeconds = Within(body, "callTimeoutSeconds", 0.1, 3600) ?? before.CallTimeoutSeconds,
            RetrySeconds = Within(body, "retrySeconds", 0, 3600) ?? before.RetrySeconds,
        };
        body.Check();
        return read;
    }

    private static JudgeModel? ReadModel(BodyReader body)
    {
        if (body.Object("defaultModel") is not { } given)
        {
            return null;
        }

        var model = new BodyReader(given, "defaultModel.", body.Issues).Only("provider", "model");
        return new JudgeModel(model.RequiredText("provider"), model.RequiredText("model"));
    }

    private static double? Within(BodyReader body, string name, double least, double most)
    {
        var number = body.Number(name);
        if (number < least || number > most)
        {
            body.Issues.Add(FormattableString.Invariant($"{name}: must be from {least} to {most}"));
        }

        return number;
    }
}
