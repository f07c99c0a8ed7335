"""`bin/bench`: what pages and jobs cost on a large installation. Development only; docs/performance.md tells
the figures."""
