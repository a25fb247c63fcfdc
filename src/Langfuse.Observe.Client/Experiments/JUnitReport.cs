using System.Globalization;
using System.Text;
using System.Xml;

namespace Langfuse.Observe.Experiments;

/// <summary>A result as a JUnit report.</summary>
internal static class JUnitReport
{
    public static string Xml(ExperimentResult result, string? metric, double threshold)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, CheckCharacters = false, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(result.RunName));
            xml.WriteAttributeString("tests", Text(result.Items.Count));
            xml.WriteAttributeString("errors", Text(result.FailedItems.Count()));
            xml.WriteAttributeString("failures", Text(result.Items.Count(item => IsBelow(item, metric, threshold))));
            xml.WriteAttributeString("time", Seconds(TimeSpan.FromTicks(result.Items.Sum(static item => item.Duration.Ticks))));
            foreach (var item in result.Items)
            {
                WriteCase(xml, result, item, metric, threshold);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteCase(XmlWriter xml, ExperimentResult result, ExperimentItemResult item, string? metric, double threshold)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(result.Name));
        xml.WriteAttributeString("name", Clean(item.Item.Id + (item.Repetition > 0 ? $" #{item.Repetition + 1}" : "")));
        xml.WriteAttributeString("time", Seconds(item.Duration));
        if (item.IsFailed)
        {
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", Clean(item.Error!));
            xml.WriteString(Clean(item.Exception?.ToString() ?? ""));
            xml.WriteEndElement();
        }
        else if (IsBelow(item, metric, threshold))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(item.Number(metric!) is { } value ? $"{metric} is {value.ToString(CultureInfo.InvariantCulture)}, below {threshold.ToString(CultureInfo.InvariantCulture)}" : $"there is no {metric}"));
            xml.WriteString(Clean($"output: {item.OutputText}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsBelow(ExperimentItemResult item, string? metric, double threshold) => metric is not null && !item.IsFailed && !(item.Number(metric) >= threshold);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML has no place for control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Where(static character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));
}
