using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>What SQLite does not compute itself: quantiles and histograms of a group.</summary>
internal static class Statistics
{
    public static void Register(SqliteConnection connection)
    {
        connection.CreateAggregate("quantile", new Values(), (Values values, double? value, double quantile) => values.Add(value, quantile), values => values.Quantile(), isDeterministic: true);
        connection.CreateAggregate("histogram", new Values(), (Values values, double? value, double bins) => values.Add(value, bins), values => values.Histogram(), isDeterministic: true);
    }

    /// <summary>The numbers of one group. The seed is shared by all groups, so the first number makes a list of its own.</summary>
    private sealed class Values
    {
        private readonly List<double>? _numbers;
        private readonly double _parameter;

        public Values()
        {
        }

        private Values(double parameter)
        {
            _numbers = [];
            _parameter = parameter;
        }

        public Values Add(double? value, double parameter)
        {
            var values = _numbers is null ? new Values(parameter) : this;
            if (value is { } number && double.IsFinite(number))
            {
                values._numbers!.Add(number);
            }

            return values;
        }

        /// <summary>Between two numbers, in proportion, as ClickHouse does it.</summary>
        public double? Quantile()
        {
            if (_numbers is not { Count: > 0 })
            {
                return null;
            }

            _numbers.Sort();
            var place = _parameter * (_numbers.Count - 1);
            var below = (int)Math.Floor(place);
            var above = Math.Min(below + 1, _numbers.Count - 1);
            return _numbers[below] + ((_numbers[above] - _numbers[below]) * (place - below));
        }

        /// <summary>A JSON list of [lower, upper, count].</summary>
        public string Histogram()
        {
            if (_numbers is not { Count: > 0 })
            {
                return "[]";
            }

            var (least, most) = (_numbers.Min(), _numbers.Max());
            var bins = least == most ? 1 : (int)_parameter;
            var width = (most - least) / bins;
            var counts = new long[bins];
            foreach (var number in _numbers)
            {
                counts[width > 0 ? Math.Clamp((int)((number - least) / width), 0, bins - 1) : 0]++;
            }

            var rows = counts.Select((count, index) => string.Create(
                CultureInfo.InvariantCulture, $"[{least + (index * width)},{(index == bins - 1 ? most : least + ((index + 1) * width))},{count}]"));
            return $"[{string.Join(',', rows)}]";
        }
    }
}
