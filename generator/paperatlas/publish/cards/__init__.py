"""Pictures that stand beside a link where somebody shares it: a card for each topic and paper."""
