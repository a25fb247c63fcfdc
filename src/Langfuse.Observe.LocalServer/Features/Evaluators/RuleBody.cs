using System.Text.Json;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Reads evaluation rules.</summary>
internal static class RuleBody
{
    private const int MaxName = 200;
    private const int MostEvaluators = 50;
    private const double LongestDelay = 86_400;
    private static readonly string[] s_members = ["name", "enabled", "sampling", "filter", "evaluatorAssignments", "target", "delaySeconds"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static EvaluationRule ReadNew(BodyReader body, ProjectContext caller, ICatalogue catalogue, long nowUs)
    {
        body.Only(s_members);
        var name = body.RequiredText("name", MaxName);
        if (!body.Has("enabled"))
        {
            body.Require("enabled", "true or false");
        }

        if (!body.Has("evaluatorAssignments"))
        {
            body.Require("evaluatorAssignments", "a list of {evaluatorId}");
        }

        var made = new EvaluationRule(Guid.NewGuid().ToString(), name, false, 1, JsonText.EmptyList, [], nowUs, nowUs, caller.UserId);
        return Checked(body, Changed(body, made, caller, catalogue), caller);
    }

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static EvaluationRule ReadChange(BodyReader body, EvaluationRule rule, ProjectContext caller, ICatalogue catalogue, long nowUs)
    {
        body.Only(s_members);
        if (!s_members.Any(body.Has))
        {
            body.Issues.Add($"at least one of {string.Join(", ", s_members)}");
        }

        if (body.Has("name"))
        {
            body.RequiredText("name", MaxName);
        }

        var changed = Changed(body, rule, caller, catalogue) with { Name = body.Text("name") ?? rule.Name, UpdatedUs = nowUs };

        // Taking the last evaluator away switches the rule off, unless it is asked to be on.
        return Checked(body, changed.Assignments.Count == 0 && !body.Has("enabled") ? changed with { Enabled = false } : changed, caller);
    }

    private static EvaluationRule Changed(BodyReader body, EvaluationRule rule, ProjectContext caller, ICatalogue catalogue) => rule with
    {
        Enabled = body.Flag("enabled") ?? rule.Enabled,
        Sampling = ReadSampling(body) ?? rule.Sampling,
        Filter = ReadFilter(body) ?? rule.Filter,
        Assignments = ReadAssignments(body, caller.ProjectId, catalogue) ?? rule.Assignments,
        Target = body.Choice("target", EvaluationRule.OfObservation, EvaluationRule.OfTrace) ?? rule.Target,
        DelaySeconds = ReadDelay(body) ?? rule.DelaySeconds,
    };

    private static EvaluationRule Checked(BodyReader body, EvaluationRule rule, ProjectContext caller)
    {
        if (rule.Enabled && rule.Assignments.Count == 0)
        {
            body.Issues.Add("enabled: a rule needs an evaluator before it can be on; add one to evaluatorAssignments");
        }

        if (rule.Enabled && JudgeProject.Is(caller.ProjectId))
        {
            body.Issues.Add("enabled: this project holds the judge's own calls, and a rule here would judge its own judge without end. Make the rule in the project whose traces are judged.");
        }

        body.Check();
        return rule;
    }

    private static double? ReadSampling(BodyReader body)
    {
        if (body.IsNull("sampling"))
        {
            body.Issues.Add("sampling: must be a number, not null; leave it out for all");
            return null;
        }

        var sampling = body.Number("sampling");
        if (sampling is <= 0 or > 1)
        {
            body.Issues.Add("sampling: must be over 0 and at most 1; 0.25 judges a quarter of what matches");
        }

        return sampling;
    }

    private static double? ReadDelay(BodyReader body)
    {
        var delay = body.Number("delaySeconds");
        if (delay is < 0 or > LongestDelay)
        {
            body.Issues.Add($"delaySeconds: must be from 0 to {LongestDelay}");
        }

        return delay;
    }

    private static JsonElement? ReadFilter(BodyReader body)
    {
        if (body.Json("filter") is not { } given)
        {
            return null;
        }

        RuleFilter.Read(given, body.Issues);
        return given;
    }

    private static List<EvaluatorAssignment>? ReadAssignments(BodyReader body, string projectId, ICatalogue catalogue)
    {
        var assignments = body.Objects("evaluatorAssignments")?.Select(item =>
        {
            item.Only("evaluatorId", "variableMapping");
            var assignment = new EvaluatorAssignment(item.RequiredText("evaluatorId"), EvaluatorBody.ReadMapping(item, "variableMapping"));
            CheckAssignment(body, assignment, catalogue.Find(Evaluator.Collection, projectId, assignment.EvaluatorId));
            return assignment;
        }).ToList();
        if (assignments?.Count > MostEvaluators)
        {
            body.Issues.Add($"evaluatorAssignments: at most {MostEvaluators}");
        }

        if (assignments?.DistinctBy(item => item.EvaluatorId).Count() < assignments?.Count)
        {
            body.Issues.Add("evaluatorAssignments: an evaluator is there twice");
        }

        return assignments;
    }

    private static void CheckAssignment(BodyReader body, EvaluatorAssignment assignment, Evaluator? evaluator)
    {
        if (evaluator is null)
        {
            body.Issues.Add($"evaluatorAssignments: there is no evaluator '{assignment.EvaluatorId}' in this project");
            return;
        }

        if (!evaluator.IsJudge)
        {
            if (assignment.Mapping is { Count: > 0 })
            {
                body.Issues.Add($"evaluatorAssignments: '{evaluator.Name}' has no prompt, so it takes no variableMapping");
            }

            return;
        }

        var variables = PromptVariables.Of(evaluator.Latest.Definition.Prompt!);
        if (assignment.Mapping is { } mapping)
        {
            EvaluatorBody.CheckMapping(body, "evaluatorAssignments.variableMapping", mapping, variables);
        }
        else if (evaluator.Latest.Definition.Mapping is null && variables.FirstOrDefault(variable => !TargetFields.Sources.Contains(variable)) is { } open)
        {
            body.Issues.Add($"evaluatorAssignments: the variable '{open}' of '{evaluator.Name}' is mapped to nothing; give a variableMapping here or in the evaluator");
        }
    }
}
