using System.Text.Json;
using Langfuse.Observe.Api;

namespace Langfuse.Observe.Client.Tests.Api;

/// <summary>Evaluators, rules and connections by the C# client, over the local server.</summary>
public sealed class EvaluatorsApiTests
{
    [Fact]
    public async Task EvaluatorsAndRules_AreMadeChangedAndReadBack()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var client = LangfuseClient.Start(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));
        var api = client.Api;
        await api.LlmConnections.UpsertAsync(new UpsertLlmConnectionRequest { Provider = "p", Adapter = LlmAdapter.Openai, SecretKey = "sk", BaseURL = "http://127.0.0.1:9/v1" });

        var made = await api.Evaluators.CreateAsync(new CreateEvaluatorRequest
        {
            Name = "helpful", Type = EvaluatorType.LlmAsJudge, Prompt = [new EvaluatorChatMessage { Role = EvaluatorChatMessageRole.User, Content = "Is {{output}} helpful?" }],
            ModelConfig = new EvaluatorModelConfig { Provider = "p", Model = "m" }, VariableMapping = [new PromptVariableMapping { Variable = "output", Source = PromptVariableMappingSource.Output }],
            OutputDefinition = new EvaluatorOutputDefinition { DataType = EvaluatorOutputScoreType.Numeric, MinValue = 0, MaxValue = 1 },
        });
        var renamed = await api.Evaluators.UpdateAsync(made.Id, new UpdateEvaluatorRequest { Name = "useful" });
        var rule = await api.EvaluationRules.CreateAsync(new CreateEvaluationRuleRequest
        {
            Name = "rule", Enabled = true, EvaluatorAssignments = [new EvaluatorAssignment { EvaluatorId = made.Id }],
            Filter = [new EvaluationRuleFilter { Type = "stringOptions", Column = "type", Operator = "any of", Value = JsonSerializer.SerializeToElement(new[] { "GENERATION" }) }],
        });
        var changed = await api.EvaluationRules.UpdateAsync(rule.Id, new UpdateEvaluationRuleRequest { Sampling = 0.25 });
        var read = await api.Evaluators.GetAsync(made.Id);
        var versions = new List<int>();
        await foreach (var version in api.Evaluators.ListVersionsAsync(made.Id))
        {
            versions.Add(version.Version);
        }

        Assert.Equal((EvaluatorStatus.Active, 1, "useful"), (read.Status, renamed.Version, read.Name));
        Assert.Equal((rule.Id, 1d), (read.EvaluationRuleAssignments[0].EvaluationRuleId, read.OutputDefinition!.MaxValue));
        Assert.Equal((0.25, true, "GENERATION"), (changed.Sampling, changed.Enabled, changed.Filter[0].Value!.Value[0].GetString()));
        Assert.Equal([1], versions);
        Assert.Equal(rule.Id, (await api.EvaluationRules.DeleteAsync(rule.Id)).Id);
        Assert.Equal(made.Id, (await api.Evaluators.DeleteAsync(made.Id)).Id);
        var gone = await Assert.ThrowsAsync<LangfuseException>(() => api.Evaluators.GetAsync(made.Id));
        Assert.Equal("resource_not_found", gone.Code);
    }

    [Fact]
    public async Task Model_IsPutByItsId()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var client = LangfuseClient.Start(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));

        var put = await client.Api.Models.UpsertAsync("mine", new CreateModelRequest { ModelName = "m", MatchPattern = "^m$", InputPrice = 1 });

        Assert.Equal(("m", "m"), (put.ModelName, (await client.Api.Models.GetAsync(put.Id)).ModelName));
    }
}
