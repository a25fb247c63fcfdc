using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.ScoreConfigs;

/// <summary>Reads score configs (wire contract 2.3, Score configs).</summary>
internal static partial class ScoreConfigBody
{
    private const int MaxName = 35;
    private static readonly string[] s_dataTypes = ["NUMERIC", "BOOLEAN", "CATEGORICAL", "TEXT"];
    private static readonly ScoreCategory[] s_booleans = [new("True", 1), new("False", 0)];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static ScoreConfig Read(BodyReader body, long nowUs)
    {
        var name = body.RequiredText("name", MaxName);
        var dataType = body.RequiredChoice("dataType", s_dataTypes);
        var read = new ScoreConfig(
            Guid.NewGuid().ToString(), name, dataType, false, body.Number("minValue"), body.Number("maxValue"), ReadCategories(body), body.Text("description"), nowUs, nowUs);
        return Checked(body, read);
    }

    /// <summary>The config after what was sent.</summary>
    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static ScoreConfig ReadChange(BodyReader body, ScoreConfig config, long nowUs)
    {
        string[] members = ["isArchived", "name", "categories", "minValue", "maxValue", "description"];
        if (!members.Any(body.Has))
        {
            body.Issues.Add($"at least one of {string.Join(", ", members)}");
        }

        if (body.Has("dataType") && body.Text("dataType") != config.DataType)
        {
            body.Issues.Add("dataType: cannot be changed; archive the config and make another");
        }

        return Checked(body, config with
        {
            IsArchived = body.Flag("isArchived") ?? config.IsArchived,
            Name = body.Text("name", MaxName) ?? config.Name,
            Categories = config.DataType == "BOOLEAN" ? config.Categories : ReadCategories(body) ?? config.Categories,
            MinValue = body.Number("minValue") ?? config.MinValue,
            MaxValue = body.Number("maxValue") ?? config.MaxValue,
            Description = body.Text("description") ?? config.Description,
            UpdatedUs = nowUs,
        });
    }

    private static List<ScoreCategory>? ReadCategories(BodyReader body)
    {
        var categories = body.Objects("categories")?.Select(item =>
        {
            var label = item.RequiredText("label");
            if (!item.Has("value"))
            {
                item.Require("value", "a number");
            }

            return new ScoreCategory(label, item.Number("value") ?? 0);
        }).ToList();
        if (categories is not null && (categories.DistinctBy(item => item.Label).Count() < categories.Count || categories.DistinctBy(item => item.Value).Count() < categories.Count))
        {
            body.Issues.Add("categories: labels and values must each be there once");
        }

        return categories;
    }

    private static ScoreConfig Checked(BodyReader body, ScoreConfig config)
    {
        if (config.Name.Length > 0 && !Name().IsMatch(config.Name))
        {
            body.Issues.Add("name: letters, digits, blanks and _ . ( ) - only");
        }

        if (config.DataType != "NUMERIC" && (config.MinValue ?? config.MaxValue) is not null)
        {
            body.Issues.Add("minValue, maxValue: only for NUMERIC");
        }

        if (config.MinValue >= config.MaxValue)
        {
            body.Issues.Add("minValue: must be below maxValue");
        }

        if (config.DataType == "CATEGORICAL" && config.Categories is not { Count: > 0 })
        {
            body.Require("categories", "a list of {label, value} for CATEGORICAL");
        }

        if (config.DataType is "NUMERIC" or "TEXT" && config.Categories is not null)
        {
            body.Issues.Add("categories: only for CATEGORICAL");
        }

        if (config.DataType == "BOOLEAN" && body.Has("categories"))
        {
            body.Issues.Add("categories: True and False are given for BOOLEAN; leave them out");
        }

        body.Check();
        return config.DataType == "BOOLEAN" ? config with { Categories = s_booleans } : config;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_ .()\-]+\z")]
    private static partial Regex Name();
}
